using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Curves;

/// <summary>Panels in characters and in words.</summary>
internal static class PanelText
{
    /// <summary>A line for each curve: its name, its course in blocks, its last value.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CurvePanel> panels)
    {
        (string Name, CurvePanel Panel, Curve Curve)[] rows = [.. from panel in panels
                                                               from curve in panel.Curves
                                                               where curve.Y.Count > 0
                                                               select (Named(panel.Axes.Y, curve), panel, curve)];
        var widest = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        return rows.Select(row =>
            $"{row.Name.PadRight(widest)}  {Sketch(row.Panel, row.Curve)}  {RunFindings.Value(row.Panel.Axes.Y, row.Curve.Last)}");
    }

    /// <summary>The curves in sentences.</summary>
    public static string Describe(IReadOnlyList<CurvePanel> panels) => string.Join(' ', panels.Select(panel =>
        $"{Capital(panel.Axes.Y)}: {string.Join("; ", panel.Curves.Select(curve => Course(panel.Axes.Y, curve)))}."
        + (panel.Marked is { } marked ? $" {Capital(marked.Label)}." : string.Empty)));

    private static string Course(string metric, Curve curve)
    {
        double[] finite = [.. curve.Y.Where(double.IsFinite)];
        return finite.Length == 0 ? $"{curve.Name} has no values".TrimStart()
            : $"{curve.Name} from {RunFindings.Value(metric, finite[0])} to {RunFindings.Value(metric, finite[^1])}".TrimStart();
    }

    /// <summary>A curve in blocks, whose heights are those of the drawing: exponents on a logarithmic axis.</summary>
    private static string Sketch(CurvePanel panel, Curve curve) => Blocks.Sparkline(
        panel.RangeY.IsLogarithmic ? [.. curve.Y.Select(value => value > 0 ? Math.Log10(value) : double.NaN)] : curve.Y);

    private static string Named(string metric, Curve curve) => curve.Name.Length > 0 ? $"{metric}, {curve.Name}" : metric;

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
