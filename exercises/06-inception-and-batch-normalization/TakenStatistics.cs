using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Numbers of a channel that learners take for its mean or its variance, with words for each.</summary>
internal static class TakenStatistics
{
    /// <summary>The question about a sum over some numbers of a channel alone.</summary>
    private const string Where = "(where do your loops begin and end, and where does your sum begin?)";

    /// <summary>The numbers of a channel that a sum may be left with, where it begins anew on the way or its loops leave some
    /// out.</summary>
    private static readonly (Func<Tensor, Tensor> Of, string Words)[] Some =
    [
        (x => x[^1..], "its last image"),
        (x => x[^1.., .., ^1..], "its last row"),
        (x => x[^1.., .., ^1.., ^1..], "its last number"),
        (x => x[..1], "its first image"),
        (x => x[1..], "all of its images but the first"),
        (x => x[..^1], "all of its images but the last"),
        (x => x[.., .., 1..], "all of its rows but the first"),
        (x => x[.., .., ..^1], "all of its rows but the last"),
        (x => x[.., .., .., 1..], "all of its columns but the first"),
        (x => x[.., .., .., ..^1], "all of its columns but the last"),
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
        .. Some.Select(one => ((Func<Tensor, Tensor>, string))(
            x => Sum(one.Of(x)) / Count(x), $"the sum of {one.Words} alone, divided by m {Where}")),
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
        .. Some.Select(one => ((Func<Tensor, Tensor>, string))(
            x => Sum(one.Of((x - Mean(x)).Square())) / Count(x),
            $"the squared deviations of {one.Words} alone, divided by m {Where}")),
        .. new int[][] { [0], [2], [3], [2, 3], [0, 2], [0, 3] }.SelectMany(axes => new (Func<Tensor, Tensor>, string)[]
        {
            (x => Variance(Mean(x, axes)), $"the variance of its means over {AxisNames.Of(axes)}"),
            (x => Mean((x - Mean(x, axes)).Square()), $"a mean of variances, each measured from a mean over {AxisNames.Of(axes)}"),
            (x => axes.Aggregate(1f, (count, axis) => count * x.Shape[axis]) is var count and > 1
                ? Mean((x - Mean(x, axes)).Square()) * count / (count - 1) : Mean(x) * 0,
                $"a mean of variances, each measured from a mean over {AxisNames.Of(axes)}, and divided by one less than their number"),
        }),
    ];

    /// <summary>Returns the words for what was subtracted from the channels, [1, C, 1, 1]; null for what is not known.</summary>
    public static string? NameOfCenter(Tensor x, Tensor center) => NameOf(Centers, x, center);

    /// <summary>Returns the words for what the channels were divided by, [1, C, 1, 1]; null for what is not known.</summary>
    public static string? NameOfDivisor(Tensor x, Tensor divisor) => NameOf(Distances, x, divisor)
        ?? (NameOf(Variances, x, divisor.Square()) is { } variance ? $"the root of {variance}" : null);

    /// <summary>Returns the number of a batch that was taken for the mean of a channel, in words; null for the mean and for one that is
    /// not known.</summary>
    public static string? NameOfMean(Tensor x, Tensor taken) =>
        IsSame(Mean(x), ForImages(taken)) ? null : NameOf(Centers, x, ForImages(taken));

    /// <summary>Returns the number of a batch that was taken for the variance of a channel, divided by m or by m − 1, in words; null for
    /// the variance and for one that is not known.</summary>
    public static string? NameOfVariance(Tensor x, Tensor taken) =>
        IsSame(Variance(x), ForImages(taken)) || IsSame(Variance(x), ForImages(taken) * (Count(x) - 1f) / Count(x)) ? null
        : NameOf(Variances, x, ForImages(taken)) ?? NameOf(Variances, x, ForImages(taken) * (Count(x) - 1f) / Count(x));

    /// <summary>The words for numbers of the channels, [1, C, 1, 1]; null for those that are not known.</summary>
    private static string? NameOf(IEnumerable<(Func<Tensor, Tensor> Of, string Words)> all, Tensor x, Tensor numbers) =>
        all.FirstOrDefault(one => IsSame(one.Of(x), numbers)).Words;

    private static Tensor Smallest(Tensor x) => x.Min(0, keepAxis: true).Min(2, keepAxis: true).Min(3, keepAxis: true);

    private static Tensor Middle(Tensor x) => (Smallest(x) - Smallest(-x)) / 2;
}
