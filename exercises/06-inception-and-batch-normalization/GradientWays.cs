using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Ways by which a gradient comes back to x through the mean and the variance of its channel, found by what an answer makes of a
/// gradient of 1 at one place alone.</summary>
internal static class GradientWays
{
    private const float Scale = 2.5f, Eps = 0.5f;

    /// <summary>The error up to which two numbers are one.</summary>
    private const double Close = 1e-3;

    /// <summary>Gets one channel, whose images, rows and columns differ in number.</summary>
    private static Tensor Channel => Images(new Generator(9), [3, 1, 4, 6]);

    /// <summary>Returns which way is wrong, and how, in sentences; null where none is, and where the ways cannot be told apart.</summary>
    /// <param name="back">The function from x, γ, ε and dy to dx.</param>
    public static string? Objection(Func<Tensor, Tensor, float, Tensor, Tensor> back)
    {
        var m = (int)Channel.Shape.Elements;
        var root = MathF.Sqrt(Variance(Channel).Item() + Eps);
        double[] normal = [.. ((Channel - Mean(Channel)) / root).ToArray().Select(value => (double)value)];
        double[][] responses = [.. Enumerable.Range(0, m).Select(at => back(Channel, [Scale], Eps, Unit(at)).ToArray()
            .Select(value => (double)value * root / Scale).ToArray())];

        // What comes to another place is −(a + b·x̂·x̂′)/m: a is 1 for the way through the mean, b is 1 for that through the variance.
        var others = Enumerable.Range(0, m).SelectMany(from => Enumerable.Range(0, m).Where(to => to != from)
            .Select(to => (Product: normal[from] * normal[to], Value: -m * responses[from][to]))).ToList();
        var (products, values) = (others.Average(one => one.Product), others.Average(one => one.Value));
        var ofVariance = others.Sum(one => (one.Product - products) * (one.Value - values))
            / others.Sum(one => (one.Product - products) * (one.Product - products));
        var ofMean = values - (ofVariance * products);
        if (others.Any(one => !(Math.Abs(one.Value - ofMean - (ofVariance * one.Product)) < 10 * Close)))
        {
            return null;
        }

        var isOwnRight = Enumerable.Range(0, m).All(at =>
            Math.Abs(responses[at][at] - 1 + ((ofMean + (ofVariance * normal[at] * normal[at])) / m)) < 10 * Close);
        var words = OfBoth(ofMean, ofVariance) ?? string.Join(' ',
            new[] { Of(isOfMean: true, ofMean, root, m), Of(isOfMean: false, ofVariance, root, m) }.OfType<string>());
        return words.Length > 0 ? words : isOwnRight ? null
            : "What your dx passes on to the other places of a channel is right. At the place itself it is not: what comes there through " +
                "the deviation, and what through mean and variance, as everywhere?";
    }

    /// <summary>A sentence on sums that are divided by another number than m, in both ways by the same; null for others.</summary>
    private static string? OfBoth(double ofMean, double ofVariance) =>
        Math.Abs(ofMean - ofVariance) < 10 * Close && Divisor(ofMean) is { } divisor
            ? $"Your dx subtracts sums of m numbers that are divided by {divisor}. How many numbers of one channel are in a batch, N " +
                "images of H×W pixels?"
            : null;

    /// <summary>The number that a sum is divided by in the place of m, in words; null for one that is not known.</summary>
    private static string? Divisor(double weight)
    {
        var (n, h, w) = (Channel.Shape[0], Channel.Shape[2], Channel.Shape[3]);
        (double Factor, string Words)[] known = [(h * w, "N"), (n, "H·W"), (h, "N·W"), (w, "N·H"),
            (n * h * w / (double)(n + h + w), "N + H + W")];
        return known.FirstOrDefault(one => Math.Abs(weight - one.Factor) < Close * one.Factor).Words;
    }

    /// <summary>A sentence on a way; null where it is right.</summary>
    private static string? Of(bool isOfMean, double weight, double root, int m)
    {
        var name = isOfMean ? "mean" : "variance";
        var question = $"What is subtracted for the way through the {name}?";
        (double Weight, string Words)[] known =
        [
            (1 / Scale, "γ is missing in it"), (Scale, "γ is in it twice"), (Scale * Scale, "γ is in it three times"),
            (root, "a division by √(σ² + ε) is missing in it" + (isOfMean ? string.Empty
                : ", or a power of −3/2 has become one of −1: in C#, `-3 / 2` of whole numbers is −1")),
            (root * root, "two divisions by √(σ² + ε) are missing in it"), (1 / root, "√(σ² + ε) divides it once too often"),
            (1 / (root * root), "√(σ² + ε) divides it twice too often"), (m, "it has a sum for a mean"),
            (1.0 / m, "it is divided by m once too often"), (m / (m - 1.0), "it is divided by m − 1 in the place of m"),
            (-1, "its sign is wrong"), (2, "it is twice as large as it should be"),
            (0.5, "it is half as large as it should be"),
        ];
        return Math.Abs(weight - 1) < 10 * Close ? null
            : Math.Abs(weight) < 10 * Close
                ? $"Through the {name}, nothing comes from one y to the other x of its channel in your dx: which sum over the channel is " +
                    "missing there, or which factor is 0? (In C#, `1 / 2` of whole numbers is 0.)"
            : Divisor(weight) is { } divisor
                ? $"What comes through the {name} in your dx is a sum of m numbers, divided by {divisor}. How many numbers of one " +
                    "channel are in a batch, N images of H×W pixels?"
            : known.FirstOrDefault(one => Math.Abs(weight - one.Weight) < Close * Math.Max(1, Math.Abs(weight))).Words is { } words
                ? $"What comes through the {name} in your dx is not right: {words}. {question}"
            : FormattableString.Invariant($"What comes through the {name} in your dx is {weight:0.###} times what it should be, where m ") +
                FormattableString.Invariant($"is {m}, γ {Scale} and the root {root:0.###}. {question}");
    }

    private static Tensor Unit(int at) => Tensor.FromIndex(Channel.Shape, place =>
        (((place[0] * Channel.Shape[2]) + place[2]) * Channel.Shape[3]) + place[3] == at ? 1 : 0);
}
