using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Measure of how well scores fit labels, averaged over examples.</summary>
/// <param name="Name">The name, as curves and tables show it.</param>
/// <param name="OfBatch">The mean over the examples of a batch, of its scores and its labels.</param>
public sealed record Metric(string Name, Func<Tensor, Tensor, double> OfBatch)
{
    /// <summary>Gets the accuracy: the part of images, or of pixels, whose class has the highest score. Where labels are probabilities,
    /// the class is the likeliest; pixels with a label below 0 do not count.</summary>
    public static Metric Accuracy { get; } = new("accuracy", (scores, labels) =>
        Part(scores.ArgMax(1), ClassesOf(scores, labels), (given, right, _) => given == right));

    /// <summary>Returns the top-k accuracy: the part of images, or of pixels, whose class is among those of the k highest scores.</summary>
    /// <param name="k">The number of classes that are guessed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public static Metric TopK(int k)
    {
        Checks.AtLeastOne(k);
        return new($"top-{k} accuracy", (scores, labels) =>
        {
            var classes = ClassesOf(scores, labels);
            return Part(classes, classes, (_, right, place) => IsAmong(k, scores, (int)right, place));
        });
    }

    /// <summary>Returns the classes that labels name: the likeliest ones where they are probabilities.</summary>
    internal static Tensor ClassesOf(Tensor scores, Tensor labels)
    {
        var classes = labels.Shape == scores.Shape ? labels.ArgMax(1) : labels;
        return scores.Shape.Rank >= 2 && classes.Shape == scores.Shape.Without(1)
            ? classes
            : throw new ShapeException("Scores [N, K, …] are compared with classes [N, …] or probabilities of the same shape.",
                $"scores {scores.Shape}, labels {labels.Shape}");
    }

    /// <summary>The part of the places that count for which a condition holds.</summary>
    private static double Part(Tensor given, Tensor right, Func<float, float, int, bool> isRight)
    {
        var (found, counted) = (0L, 0L);
        for (var place = 0; place < right.Count; place++)
        {
            if (right.Values[place] >= 0)
            {
                counted++;
                found += isRight(given.Values[place], right.Values[place], place) ? 1 : 0;
            }
        }

        return counted == 0 ? 0 : found / (double)counted;
    }

    /// <summary>Returns whether the score of a class is among the k highest of its place. Of equal ones the first is higher.</summary>
    private static bool IsAmong(int k, Tensor scores, int wanted, int place)
    {
        var classes = scores.Shape[1];
        var inner = (int)(scores.Shape.Elements / ((long)scores.Shape[0] * classes));
        var first = (place / inner * classes * inner) + (place % inner);
        var score = wanted < classes ? scores.Values[first + (wanted * inner)] : float.NaN;
        var higher = 0;
        for (var other = 0; other < classes; other++)
        {
            var its = scores.Values[first + (other * inner)];
            higher += its > score || (its == score && other < wanted) ? 1 : 0;
        }

        return wanted < classes && higher < k;
    }
}
