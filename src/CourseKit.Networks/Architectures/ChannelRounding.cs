namespace CourseKit.Networks.Architectures;

/// <summary>Channel counts rounded for hardware.</summary>
internal static class ChannelRounding
{
    private const int Step = 8;

    /// <summary>Rounds to the nearest multiple of 8 that is not more than a tenth below. Source: torchvision's <c>_make_divisible</c>,
    /// after TensorFlow's MobileNet.</summary>
    public static int MakeDivisible(double maps)
    {
        var rounded = Math.Max(Step, (int)(maps + (Step / 2)) / Step * Step);
        return rounded < 0.9 * maps ? rounded + Step : rounded;
    }
}
