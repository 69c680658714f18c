using System.Globalization;

namespace CourseKit.Figures.Plotly;

/// <summary>Colors of an SVG as plotly writes them; the page's text color becomes one that reads on light and dark pages.</summary>
internal static class PlotlyColor
{
    /// <summary>The contrast of the page's text with the page, in that of the gray that takes its place.</summary>
    private const double ContrastOfText = 2;

    /// <summary>The color, with so much of the background shining through; null for none.</summary>
    public static string? Of(string color, double opacity) => color switch
    {
        MarkLook.NoColor => null,
        MarkLook.TextColor => Of(PlotlyDocument.ReadableOnBoth, Math.Min(1, opacity * ContrastOfText)),
        _ when opacity >= 1 => color,
        _ => Through(Rgb.Parse(color), opacity),
    };

    private static string Through(Rgb color, double opacity) =>
        string.Create(CultureInfo.InvariantCulture, $"rgba({color.Red},{color.Green},{color.Blue},{opacity:0.##})");
}
