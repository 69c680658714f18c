namespace CourseKit.Networks.Architectures;

/// <summary>Numbers of maps that processors like.</summary>
internal static class RoundedMaps
{
    private const int Step = 8;

    /// <summary>The multiple of 8 that is nearest, but not more than a tenth below. Source:
    /// torchvision's <c>_make_divisible</c>, after TensorFlow's MobileNet.</summary>
    public static int Of(double maps)
    {
        var rounded = Math.Max(Step, (int)(maps + (Step / 2)) / Step * Step);
        return rounded < 0.9 * maps ? rounded + Step : rounded;
    }
}
