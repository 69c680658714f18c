using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Curves;

/// <summary>Panels in characters and in words.</summary>
internal static class PanelText
{
    /// <summary>A line for each curve: its name, its course in blocks, its last value.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CurvePanel> panels)
    {
        (string Name, Curve Curve, string Metric)[] rows = [.. from panel in panels
                                                               from curve in panel.Curves
                                                               where curve.Y.Count > 0
                                                               select ($"{panel.Axes.Y}, {curve.Name}", curve, panel.Axes.Y)];
        var widest = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        return rows.Select(row =>
            $"{row.Name.PadRight(widest)}  {Blocks.Sparkline(row.Curve.Y)}  {RunFindings.Value(row.Metric, row.Curve.Last)}");
    }

    /// <summary>The curves in sentences.</summary>
    public static string Describe(IReadOnlyList<CurvePanel> panels) => string.Join(' ', panels.Select(panel =>
        $"{Capital(panel.Axes.Y)}: {string.Join("; ", panel.Curves.Select(curve => Course(panel.Axes.Y, curve)))}."
        + (panel.Marked is { } marked ? $" {Capital(marked.Label)}." : string.Empty)));

    private static string Course(string metric, Curve curve)
    {
        double[] finite = [.. curve.Y.Where(double.IsFinite)];
        return finite.Length == 0 ? $"{curve.Name} has no values"
            : $"{curve.Name} from {RunFindings.Value(metric, finite[0])} to {RunFindings.Value(metric, finite[^1])}";
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
