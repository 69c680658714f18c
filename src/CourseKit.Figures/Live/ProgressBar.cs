namespace CourseKit.Figures.Live;

/// <summary>Bar of something that goes on: as much of it filled as is done.</summary>
internal static class ProgressBar
{
    public const double Height = 10;

    private const int Characters = 30;

    /// <summary>The bar of a drawing.</summary>
    public static IEnumerable<Element> Layers(double fraction, double y, double width)
    {
        yield return Mark.Tint(0.15, Mark.Path(Mark.Box(0, y, width, Height)));
        yield return Mark.Layer(fraction > 0 ? [Mark.Area(Palette.Of(2), Mark.Box(0, y, width * Clamped(fraction), Height))] : []);
    }

    /// <summary>The bar of a terminal.</summary>
    public static string Text(double fraction)
    {
        var filled = (int)(Clamped(fraction) * Characters);
        return new string('█', filled) + new string('░', Characters - filled);
    }

    private static double Clamped(double fraction) => double.IsNaN(fraction) ? 0 : Math.Clamp(fraction, 0, 1);
}
