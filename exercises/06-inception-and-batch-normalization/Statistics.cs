namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Means and variances of images over some of their axes, as batch normalization needs them, and others that learners
/// take.</summary>
internal static class Statistics
{
    /// <summary>The axes over which a channel is normalized: images, rows and columns.</summary>
    private static readonly int[] OfChannel = [0, 2, 3];

    /// <summary>Returns the means over axes, which stay with size 1: over images, rows and columns where none are named.</summary>
    public static Tensor Mean(Tensor x, params int[] axes) =>
        (axes.Length > 0 ? axes : OfChannel).Aggregate(x, (means, axis) => means.Mean(axis, keepAxis: true));

    /// <summary>Returns the sums over all numbers of a channel, as [1, C, 1, 1].</summary>
    public static Tensor Sum(Tensor x) => Mean(x) * Count(x);

    /// <summary>Returns the mean squared deviations from the means over the same axes.</summary>
    public static Tensor Variance(Tensor x, params int[] axes) => Mean((x - Mean(x, axes)).Square(), axes);

    /// <summary>Returns the number of values of a channel.</summary>
    public static int Count(Tensor x) => x.Shape[0] * x.Shape[2] * x.Shape[3];

    /// <summary>Returns the numbers of channels, [C], as a tensor that meets images [N, C, H, W].</summary>
    public static Tensor ForImages(Tensor channels) => channels.Reshape(1, -1, 1, 1);

    /// <summary>Returns means or variances of shape [1, C, 1, 1] as [C].</summary>
    public static Tensor Row(Tensor statistics) => statistics.Reshape(-1);

    /// <summary>Returns the same numbers in a tensor of their own, which an answer may write to.</summary>
    public static Tensor Copy(Tensor values) => values.Detach() + 0f;

    /// <summary>Returns whether two results are the same, but for rounding.</summary>
    public static bool IsSame(Tensor expected, Tensor received) => (expected - received).Abs().Max().Item() < 1e-3f;

    /// <summary>Returns whether shapes do not fit in a call.</summary>
    public static bool Throws(Action call)
    {
        try
        {
            call();
            return false;
        }
        catch (ShapeException)
        {
            return true;
        }
    }

    /// <summary>Returns random images whose channels differ in mean and size.</summary>
    public static Tensor Images(Generator random, Shape shape)
    {
        var values = (random.Integers(shape, -12, 13) * 0.25f) + 0.125f;
        return Tensor.FromIndex(shape, at => (values[at] * (1 + (0.5f * at[1]))) + (2 * at[1]) - 1);
    }

    /// <summary>Returns random numbers of channels, [C], none of them 0 or 1.</summary>
    public static Tensor Channels(Generator random, int count) =>
        Tensor.FromIndex([count], at => (random.Integer(3, 8) * 0.25f) + (at[0] * 0.5f) + 0.625f);

    /// <summary>Returns random numbers of channels, [C], none of them 0 or 1: first positive ones, and the sign changes after so many
    /// channels.</summary>
    public static Tensor Signed(Generator random, int count, int period) =>
        Channels(random, count) * Tensor.FromIndex([count], at => at[0] / period % 2 == 0 ? 1 : -1);
}
