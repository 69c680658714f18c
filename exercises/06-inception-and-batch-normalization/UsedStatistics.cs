using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Means and variances that an answer normalizes by, found by trying those over all axes, divided by all numbers that may be taken
/// for m, on what it makes of a batch.</summary>
internal static class UsedStatistics
{
    private static readonly string[] Axes = ["images", "channels", "rows", "columns"];

    private static readonly int[] OfChannel = [0, 2, 3];

    /// <summary>The powers of the variance that may be divided by, the right one first, with a question.</summary>
    private static readonly (double Power, string? Words)[] Powers =
    [
        (0.5, null),
        (1, "You divide by the variance. Which root of it does the formula divide by?"),
        (0.25, "You divide by the root of the root of the variance. Where do you take a root, and where once more?"),
    ];

    /// <summary>Numbers of a channel that may be subtracted in the place of its mean.</summary>
    private static readonly (Func<Tensor, Tensor> Of, string Words)[] Centers =
    [
        (x => Mean(x), "its mean"),
        (x => Mean(x, 0, 1, 2, 3) + (Mean(x) * 0), "the mean of all channels"),
        (Smallest, "its smallest number"),
        (x => -Smallest(-x), "its largest number"),
        (Middle, "the middle between its smallest number and its largest"),
        (x => Mean(x[..1]), "the mean of the first image"),
        (x => Mean(x[^1..]), "the mean of the last image"),
    ];

    /// <summary>Measures of how far the numbers of a channel are apart that are no variance, and may be divided by.</summary>
    private static readonly (Func<Tensor, Tensor> Of, string Words)[] Distances =
    [
        (x => -Smallest(-x) - Smallest(x), "the distance from its smallest number to its largest"),
        (x => Mean((x - Mean(x)).Abs()), "the mean of the deviations, taken without their signs"),
        (x => -Smallest(-(x - Mean(x)).Abs()), "the largest deviation"),
    ];

    /// <summary>Numbers that may be taken for the variance of a channel.</summary>
    private static readonly (Func<Tensor, Tensor> Of, string Words)[] Variances =
    [
        (x => Variance(x), "its variance"),
        (x => Mean((x - Mean(x, 0, 1, 2, 3)).Square()), "the mean squared distance from the mean of all channels"),
        (x => Mean((x - Middle(x)).Square()), "the mean squared distance from the middle between its smallest number and its largest"),
        (x => Mean(x.Square()), "the mean of its squares"),
        (x => Variance(x, 0, 1, 2, 3) + (Mean(x) * 0), "the variance of all channels together"),
        (x => Variance(x[..1]), "the variance of the first image"),
        (x => Variance(x[^1..]), "the variance of the last image"),
        (x => Mean(x, 0, 2, 3) * 0, "0"),
        .. new int[][] { [0], [2], [3], [2, 3], [0, 2], [0, 3] }.SelectMany(axes => new (Func<Tensor, Tensor>, string)[]
        {
            (x => Mean((x - Mean(x, axes)).Square()), $"a mean of variances, each measured from a mean over {Named(axes)}"),
            (x => axes.Aggregate(1f, (count, axis) => count * x.Shape[axis]) is var count and > 1
                ? Mean((x - Mean(x, axes)).Square()) * count / (count - 1) : Mean(x) * 0,
                $"a mean of variances, each measured from a mean over {Named(axes)}, and divided by one less than their number"),
        }),
    ];

    /// <summary>Slips in the formula without ε, with γ = 1 and β = 0: what they make of a batch.</summary>
    private static readonly (Func<Tensor, Tensor> Normalize, string Words)[] Slips =
    [
        (x => x - (Mean(x) / Variance(x).Sqrt()),
            "Only the mean is divided by the root in your code, and x stays as large as it is. Where do the brackets stand, and what is " +
                "computed first: `-` or `/`?"),
        (x => (x - Mean(x)) / (Mean(x.Square()) - Mean(x)).Sqrt(),
            "Your variance is the mean of the squares minus the mean. Minus which square would it be the variance?"),
        (x => (x - First(Mean(x))) / Variance(x).Sqrt(),
            "Your first channel is right, and from the others you subtract its mean, too. Which index does your mean have?"),
        (x => (x - Mean(x)) / First(Variance(x)).Sqrt(),
            "Your first channel is right, and the others are divided by its root, too. Which index does your variance have?"),
        (x => (x - First(Mean(x))) / First(Variance(x)).Sqrt(),
            "Your first channel is right, and the others take its mean and its variance. Which index do the two have?"),
        .. new int[][] { [0], [2], [3], [2, 3], [0, 2], [0, 3] }.Select(axes => ((Func<Tensor, Tensor>, string))(
            x => (x - Mean(x)) / Mean((x - Mean(x, axes)).Square()).Sqrt(),
            $"Your variance is a mean of variances, each measured from a mean over {Named(axes)}. From how many means are the " +
                "deviations of one channel measured?")),
    ];

    /// <summary>Gets a batch whose images, channels, rows and columns differ in number and in what they hold.</summary>
    private static Tensor Batch => Images(new Generator(9), [3, 2, 5, 4]);

    /// <summary>Returns what is wrong with the statistics, in sentences; null where they are right, or others than are tried.</summary>
    /// <param name="normalize">The function that normalizes a batch with an ε, and does not scale or shift.</param>
    public static string? Objection(Func<Tensor, float, Tensor> normalize)
    {
        var (x, y) = (Batch, normalize(Batch, 0));
        var right = (x - Mean(x)) / Variance(x).Sqrt();
        return !y.Shape.Equals(x.Shape) || IsSame(right, y) ? null
            : y.ToArray().Any(value => !float.IsFinite(value))
                ? IsSame(x - Mean(x), normalize(x, 1)) ? "Your variance is 0, though the numbers differ: with ε = 1 you divide by 1. " +
                    "Deviations from a mean add up to 0: are they squared before they are averaged? And in C#, `/` between two whole " +
                    "numbers drops the fraction: with `int m`, `1 / m` is 0."
                : "With ε = 0, your code divides by 0, though the numbers differ. Where does a variance become 0? In C#, `/` between " +
                    "two whole numbers drops the fraction: with `int m`, `1 / m` is 0."
            : IsSame(x * 0, y)
                ? "Where ε is 0, your numbers are 0, or nearly. Which deviation does each number keep, and where does a sum of " +
                    "deviations stand, which is 0?"
            : y.ToArray().Order().Zip(right.ToArray().Order()).All(pair => Math.Abs(pair.First - pair.Second) < 1e-3f)
                ? "Your numbers are right, and stand in wrong places. If `Permute` has brought the channels to the front, `Reshape` " +
                    "alone does not bring them back: in which order do the axes lie before it?"
            : IsSame(Reshaped(x), y)
                ? "Your rows mix channels: `x.Reshape(C, -1)` cuts the numbers in the order in which they lie, image by image. Which " +
                    "axis has to come first before that?"
            : IsSame((x / Variance(x).Sqrt()) - Mean(x), y)
                ? "Your code divides x by the root, and subtracts μ then. In the formula, what is divided by the root?"
            : Slips.FirstOrDefault(slip => IsSame(slip.Normalize(x), y)).Words
            ?? (RightChannels.IsFirst(right, y) && !y[.., 1..].ToArray().All(value => value == 0)
                ? "Your first channel is right, and the others are not. What is in your sums when the second channel begins?" : null)
            ?? (RightPlaces.Of(right, y) is { } places ? $"Your numbers are {places.Question}" : null)
            ?? OfLines(x, y) ?? OfChannels(x, y) ?? OfAxes(x, y);
    }

    /// <summary>Returns the number of a batch that was taken for the mean of a channel, in words; null for the mean and for one that is
    /// not known.</summary>
    public static string? NameOfMean(Tensor x, Tensor taken) =>
        IsSame(Mean(x), ForImages(taken)) ? null : NameOf(Centers, x, ForImages(taken));

    /// <summary>Returns the number of a batch that was taken for the variance of a channel, divided by m or by m − 1, in words; null for
    /// the variance and for one that is not known.</summary>
    public static string? NameOfVariance(Tensor x, Tensor taken) =>
        IsSame(Variance(x), ForImages(taken)) || IsSame(Variance(x), ForImages(taken) * (Count(x) - 1f) / Count(x)) ? null
        : NameOf(Variances, x, ForImages(taken)) ?? NameOf(Variances, x, ForImages(taken) * (Count(x) - 1f) / Count(x));

    /// <summary>Numbers that are subtracted from a channel, and that it is divided by, where its results lie on a line.</summary>
    private static string? OfLines(Tensor x, Tensor y)
    {
        var slope = Mean((x - Mean(x)) * y) / Variance(x);
        var center = Mean(x) - (Mean(y) / slope);
        if (slope.Min().Item() <= 0 || !IsSame((x - center) * slope, y))
        {
            return null;
        }

        var subtracted = NameOf(Centers, x, center);
        var divided = NameOf(Distances, x, 1 / slope) ?? (NameOf(Variances, x, 1 / slope.Square()) is { } variance
            ? $"the root of {variance}" : null);
        return IsSame(Mean(x), center) ? divided is null || IsSame(Variance(x), 1 / slope.Square()) ? null
                : $"In each channel you subtract its mean, and divide by {divided}. What does the formula divide by?"
            : subtracted is not null ? $"In each channel you subtract {subtracted}" +
                $"{(divided is null ? string.Empty : $", and divide by {divided}")}. Which mean, and which variance, does the formula take?"
            : !IsSame(center * 0, center) && center.ToArray().All(IsWhole)
                ? "In each channel you subtract a whole number, and its mean is none. Which of your variables is an `int`, and what " +
                    "becomes of a fraction there?"
            : null;

        static bool IsWhole(float value) => Math.Abs(value - MathF.Round(value)) < 1e-3f;
    }

    /// <summary>The words for numbers of the channels, [1, C, 1, 1]; null for those that are not known.</summary>
    private static string? NameOf(IEnumerable<(Func<Tensor, Tensor> Of, string Words)> all, Tensor x, Tensor numbers) =>
        all.FirstOrDefault(one => IsSame(one.Of(x), numbers)).Words;

    private static Tensor Smallest(Tensor x) => x.Min(0, keepAxis: true).Min(2, keepAxis: true).Min(3, keepAxis: true);

    private static Tensor Middle(Tensor x) => (Smallest(x) - Smallest(-x)) / 2;

    /// <summary>Statistics of each channel that are divided by other numbers than m, or of which too many roots are taken.</summary>
    private static string? OfChannels(Tensor x, Tensor y)
    {
        var (n, c, h, w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        double m = Count(x);
        (string Words, double Value)[] divisors =
            [("m", m), ("N·C·H·W", m * c), ("N", n), ("H·W", h * w), ("N·C", n * c), ("N·H", n * h), ("N·W", n * w), ("m − 1", m - 1),
                ("nothing", 1)];
        foreach (var mean in divisors)
        {
            var deviations = x - (Mean(x) * (m / mean.Value));
            foreach (var (power, words) in Powers)
            {
                foreach (var (variance, center) in new[]
                    { (Variance(x), "the mean"), (Mean(deviations.Square()), "your mean"), (Mean(x.Square()), "0") })
                {
                    if (Factor(deviations, y, variance, power) is not { } factor)
                    {
                        continue;
                    }

                    var divisor = divisors.Where(one => Math.Abs((one.Value * factor / m) - 1) < 1e-3).Select(one => one.Words)
                        .FirstOrDefault();
                    return mean.Words != "m"
                            ? $"Your sum for the mean is divided by {mean.Words}. How many numbers of one channel are in a batch, N " +
                                "images of H×W pixels?"
                        : center != "the mean" ? "Your variance is measured from 0. From what are the deviations of the formula measured?"
                        : divisor is not null and not "m"
                            ? $"Your sum of squared deviations is divided by {divisor}. How many numbers of one channel are in a " +
                                "batch, N images of H×W pixels, and what does the formula divide by?"
                        : divisor is null && power == 0.5
                            ? FormattableString.Invariant($"The variance that you divide by is {factor:0.####} times that of the ") +
                                FormattableString.Invariant($"formula, where a channel has {m:0} numbers. What is its sum divided by?")
                        : words;
                }
            }
        }

        return null;
    }

    /// <summary>Statistics over other axes than those of a channel, in the mean, the variance or both.</summary>
    private static string? OfAxes(Tensor x, Tensor y)
    {
        List<int[]> all = [OfChannel, .. Enumerable.Range(0, 16)
            .Select(bits => Enumerable.Range(0, 4).Where(axis => (bits >> axis & 1) == 1).ToArray())];
        foreach (var ofMean in all)
        {
            var mean = Over(x, ofMean);
            foreach (var ofVariance in all.Where(axes => axes.Length > 0))
            {
                foreach (var center in new[] { mean, Over(x, ofVariance), Mean(x) })
                {
                    if (Factor(x - mean, y, Mean((x - center).Square(), ofVariance), 0.5) is null)
                    {
                        continue;
                    }

                    return ofMean.Length == 0
                            ? "Nothing is subtracted from x before you divide. Which mean is it to be?"
                        : ofMean.SequenceEqual(ofVariance)
                            ? $"Your means and variances go over {Named(ofMean)}. Those of a channel go over images, rows and columns: " +
                                "which axis is missing, or too many?"
                        : $"Your mean goes over {Named(ofMean)}, and your variance over {Named(ofVariance)}. Over which axes do those of " +
                            "one channel go, both of them?";
                }
            }
        }

        return null;
    }

    /// <summary>The number that a variance has to be multiplied by, so that deviations divided by its power are the result; null where
    /// none does it.</summary>
    private static double? Factor(Tensor deviations, Tensor y, Tensor variance, double power)
    {
        var divided = deviations / variance.Pow((float)power);
        var ratio = (y * divided).Sum().Item() / divided.Square().Sum().Item();
        return ratio > 0 && IsSame(divided * ratio, y) ? Math.Pow(ratio, -1 / power) : null;
    }

    /// <summary>The normalization of rows that are cut from a batch as its numbers lie.</summary>
    private static Tensor Reshaped(Tensor x)
    {
        var rows = x.Reshape(x.Shape[1], -1);
        var deviations = rows - rows.Mean(1, keepAxis: true);
        return (deviations / deviations.Square().Mean(1, keepAxis: true).Sqrt()).Reshape([.. x.Shape]);
    }

    /// <summary>The number of the first channel, [1, 1, 1, 1].</summary>
    private static Tensor First(Tensor statistics) => statistics[.., ..1];

    private static Tensor Over(Tensor x, int[] axes) => axes.Length > 0 ? Mean(x, axes) : x * 0;

    private static bool IsSame(Tensor expected, Tensor received) => (expected - received).Abs().Max().Item() < 1e-3f;

    private static string Named(int[] axes) => axes.Select(axis => Axes[axis]).ToList() switch
    {
        [var one] => $"{one} alone",
        var several => $"{string.Join(", ", several.SkipLast(1))} and {several[^1]}",
    };
}
