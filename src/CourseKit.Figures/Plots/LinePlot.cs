using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Terminal;
using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Plots;

/// <summary>Line plot, with a legend where lines have names. A line is interrupted where a value is NaN or infinite.</summary>
public sealed record LinePlot(ImmutableArray<Series> Lines) : Plot
{
    private const double Width = 600, Height = 300;
    private const int PointsInAll = 2000;

    /// <summary>Gets the lines, the first one in the back.</summary>
    public ImmutableArray<Series> Lines { get; } = Lines;

    /// <summary>Gets the titles of the axes; may be empty.</summary>
    public (string X, string Y) Axes { get; private init; } = (string.Empty, string.Empty);

    /// <summary>Gets whether each point has a marker.</summary>
    public bool Markers { get; private init; }

    /// <summary>Gets which axes are logarithmic; values that are not positive are left out of those.</summary>
    public (bool X, bool Y) Logarithmic { get; private init; }

    /// <summary>Gets the numbers of the lines that are points alone, with nothing between them.</summary>
    internal ImmutableHashSet<int> Unconnected { get; init; } = [];

    /// <summary>Returns the plot with titles for its axes.</summary>
    public LinePlot WithAxes(string x, string y) => this with { Axes = (x, y) };

    /// <summary>Returns the plot with a marker at each point.</summary>
    public LinePlot WithMarkers() => this with { Markers = true };

    /// <summary>Returns the plot with a logarithmic x axis.</summary>
    public LinePlot WithLogX() => this with { Logarithmic = Logarithmic with { X = true } };

    /// <summary>Returns the plot with a logarithmic y axis.</summary>
    public LinePlot WithLogY() => this with { Logarithmic = Logarithmic with { Y = true } };

    /// <summary>The lines with no more points than a screen shows.</summary>
    private IEnumerable<Series> Shown => Lines.Select(line => line.Thinned(PointsInAll / Lines.Length));

    internal override Picture Draw()
    {
        var legend = new Legend(Lines.Select(line => line.Name), 50, Width - 60);
        var xs = AxisRange.Over(Lines.SelectMany(line => line.X), Logarithmic.X, room: 0);
        var ys = AxisRange.Over(Lines.SelectMany(line => line.Y), Logarithmic.Y, room: 0.05);
        var rowTicks = ys.On(0, 1).Ticks(5);
        var area = new PlotArea((Width, Height), Axes, (rowTicks.Widest, PlotArea.OneLine), legend.Height);
        var (x, y) = (xs.On(area.Left, area.Right), ys.On(area.Bottom, area.Top));
        var columnTicks = x.Ticks(7);
        Series[] shown = [.. Shown];
        return new Picture(Width, Height, [
            Mark.Strokes(1, 0.15, [.. area.RowLines(y, rowTicks), .. area.ColumnLines(x, columnTicks)]),
            .. area.Axes(),
            area.RowLabels(rowTicks.Marks.Select(tick => (y.At(tick.Value), tick.Label))),
            area.ColumnLabels(columnTicks.Marks.Select(tick => (x.At(tick.Value), tick.Label))),
            .. shown.Select((line, i) => new Element("g") { ["fill"] = "none", ["stroke-width"] = "2", ["stroke-linejoin"] = "round" }
                .Containing(Unconnected.Contains(i) ? [] : [Mark.Stroke(Palette.Of(i), Trace(line, x, y))])),
            .. shown.Select((line, i) => Mark.Layer(Dots(line, x, y, Palette.Of(i), Markers || Unconnected.Contains(i)))),
            .. legend.Layers(),
        ]);
    }

    private static string Trace(Series line, Scale x, Scale y)
    {
        var isDrawing = false;
        return string.Concat(line.Points.Select(point =>
        {
            var hasPlace = x.Has(point.X) && y.Has(point.Y);
            var step = !hasPlace ? string.Empty : $"{(isDrawing ? 'L' : 'M')}{Coordinate(x.At(point.X))} {Coordinate(y.At(point.Y))}";
            isDrawing = hasPlace;
            return step;
        }));
    }

    /// <summary>A dot for each point, or only for those that no line shows, having no neighbor.</summary>
    private IEnumerable<Element> Dots(Series line, Scale x, Scale y, Rgb color, bool all)
    {
        (double X, double Y)[] points = [.. line.Points];
        bool Has(int i) => i >= 0 && i < points.Length && x.Has(points[i].X) && y.Has(points[i].Y);
        return Enumerable.Range(0, points.Length)
            .Where(i => Has(i) && (all || !(Has(i - 1) || Has(i + 1))))
            .Select(i => Mark.Area(color, $"M{Coordinate(x.At(points[i].X) - 3)} {Coordinate(y.At(points[i].Y))}a3 3 0 1 0 6 0a3 3 0 " +
                "1 0-6 0z"));
    }

    internal override JsonArray Traces() => [.. Shown.Select((line, i) => new JsonObject
    {
        ["type"] = "scatter",
        ["mode"] = Markers || line.Y.Count == 1 ? "lines+markers" : "lines",
        ["name"] = PlotlyData.Text(line.Name),
        ["x"] = PlotlyData.Places(line.X),
        ["y"] = PlotlyData.Values(line.Y),
        ["line"] = new JsonObject { ["color"] = Palette.Of(i).ToString() },
    })];

    internal override JsonObject Layout() => new()
    {
        ["xaxis"] = PlotlyAxis.Of(Axes.X, Logarithmic.X),
        ["yaxis"] = PlotlyAxis.Of(Axes.Y, Logarithmic.Y),
        ["showlegend"] = Lines.Any(line => line.Name.Length > 0),
        ["legend"] = PlotlyAxis.LegendAbove(),
    };

    private protected override string Describe() => $"Line plot{Words.Axes(Axes)}. " + string.Join(' ', Lines.Select(Summary));

    private protected override string Print() => string.Join('\n', Lines.Select(line => $"{Blocks.Sparkline(line.Y)}  {Summary(line)}"));

    private static string Summary(Series line)
    {
        var name = line.Name.Length > 0 ? $"{line.Name}: " : string.Empty;
        double[] finite = [.. line.Y.Where(double.IsFinite)];
        return finite.Length == 0
            ? $"{name}no values."
            : $"{name}{Words.Count(line.Y.Count, "point")}, first {Label(finite[0])}, last {Label(finite[^1])}, lowest " +
                $"{Label(finite.Min())}, highest {Label(finite.Max())}.";
    }
}
