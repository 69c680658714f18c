using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Plots;

/// <summary>Bar chart, with a bar or a group of bars for each label; NaN and infinities have no bar.</summary>
public sealed record BarPlot : Plot
{
    private const double Width = 600, Height = 300, Thickness = 18, Filled = 0.76, Thinnest = 1e-4;

    /// <summary>Creates a grouped bar chart from series with a value for each label.</summary>
    /// <exception cref="ShapeException">A row has not as many values as there are labels.</exception>
    public BarPlot(ImmutableArray<string> labels, ImmutableArray<Series> groups)
    {
        if (groups.FirstOrDefault(group => group.Y.Count != labels.Length) is { } other)
        {
            throw new ShapeException("Each label of a bar plot has one value of each group.",
                $"{Words.Count(labels.Length, "label")} and {Words.Count(other.Y.Count, "value")}");
        }

        (Labels, Groups) = (labels, groups);
    }

    /// <summary>Gets the labels of the bars.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Gets the values, a series for each color.</summary>
    public ImmutableArray<Series> Groups { get; }

    /// <summary>Gets the titles of the axes, that of the labels first; may be empty.</summary>
    public (string Labels, string Values) Axes { get; private init; } = (string.Empty, string.Empty);

    /// <summary>Gets whether the bars are horizontal, which leaves room for long labels.</summary>
    public bool IsHorizontal { get; private init; }

    /// <summary>Gets whether each bar shows its value.</summary>
    public bool Values { get; private init; }

    /// <summary>Returns the chart with titles for the axes of its labels and its values.</summary>
    public BarPlot WithAxes(string labels, string values) => this with { Axes = (labels, values) };

    /// <summary>Returns the chart with horizontal bars, the first label on top.</summary>
    public BarPlot Horizontal() => this with { IsHorizontal = true };

    /// <summary>Returns the chart with the value at the end of each bar.</summary>
    public BarPlot WithValues() => this with { Values = true };

    internal override Picture Draw() => IsHorizontal ? DrawHorizontal() : DrawVertical();

    private AxisRange Range
    {
        get
        {
            var range = AxisRange.Over(Groups.SelectMany(group => group.Y).Append(0), false, room: Values ? 0.1 : 0.04);
            var hasBelow = Groups.Any(group => group.Y.Any(value => value < 0));
            var hasAbove = Groups.Any(group => group.Y.Any(value => value > 0));
            return range with { Low = hasBelow ? range.Low : 0, High = hasAbove || !hasBelow ? range.High : 0 };
        }
    }

    private Picture DrawVertical()
    {
        var legend = new Legend(Groups.Select(group => group.Name), 50, Width - 60);
        var ticks = Range.On(0, 1).Ticks(5);
        var widest = Labels.Select(label => Wrapping.Width(label)).DefaultIfEmpty().Max();
        var isTight = widest + 6 > (Width - 16 - ticks.Widest - 30) / Math.Max(1, Labels.Length);
        var area = new PlotArea((Width, Height + (isTight ? Math.Min(widest, 120) - 12 : 0)), Axes,
            (ticks.Widest, isTight ? Math.Min(widest, 120) + 6 : PlotArea.OneLine), legend.Height);
        var y = Range.On(area.Bottom, area.Top);
        var bands = new Bands(area.Left, area.Right, Labels.Length, Groups.Length);
        var labels = Labels.Select((label, i) => (bands.Middle(i), Wrapping.Cut(label, 120)));
        return new Picture(Width, Height + (isTight ? Math.Min(widest, 120) - 12 : 0), [
            Mark.Strokes(1, 0.15, area.RowLines(y, ticks)),
            Mark.Layer(Bars((value, group, i) =>
                Mark.Box(bands.Start(i, group), Math.Min(y.At(value), y.At(0)), bands.Bar, Math.Abs(y.At(value) - y.At(0))))),
            .. area.Axes(),
            area.RowLabels(ticks.Marks.Select(tick => (y.At(tick.Value), tick.Label))),
            isTight ? area.TurnedColumnLabels(labels) : area.ColumnLabels(labels),
            Mark.Layer(Numbers((value, group, i) =>
                Mark.Text(bands.Start(i, group) + (bands.Bar / 2), y.At(value) + (value < 0 ? 13 : -4), Digits.Label(value)))),
            .. legend.Layers(),
        ]);
    }

    private Picture DrawHorizontal()
    {
        var legend = new Legend(Groups.Select(group => group.Name), 50, Width - 60);
        var widest = Math.Min(Labels.Select(label => Wrapping.Width(label)).DefaultIfEmpty().Max(), Width * 0.4);
        var height = (Labels.Length * Math.Max(1, Groups.Length) * Thickness / Filled) + legend.Height + 50;
        var area = new PlotArea((Width, height), (Axes.Values, Axes.Labels), (widest, PlotArea.OneLine), legend.Height);
        var x = Range.On(area.Left, area.Right);
        var ticks = x.Ticks(6);
        var bands = new Bands(area.Top, area.Bottom, Labels.Length, Groups.Length);
        return new Picture(Width, height, [
            Mark.Strokes(1, 0.15, area.ColumnLines(x, ticks)),
            Mark.Layer(Bars((value, group, i) =>
                Mark.Box(Math.Min(x.At(value), x.At(0)), bands.Start(i, group), Math.Abs(x.At(value) - x.At(0)), bands.Bar))),
            .. area.Axes(),
            area.RowLabels(Labels.Select((label, i) => (bands.Middle(i), Wrapping.Cut(label, widest)))),
            area.ColumnLabels(ticks.Marks.Select(tick => (x.At(tick.Value), tick.Label))),
            Mark.Writing(Mark.Start, 12, Numbers((value, group, i) =>
                AtEnd(x.At(Math.Max(value, 0)), bands.Start(i, group) + (bands.Bar / 2) + 4, value, Palette.Of(group)))),
            .. legend.Layers(),
        ]);
    }

    /// <summary>A value behind the end of its bar, or before it where there is no room behind.</summary>
    private static Element AtEnd(double end, double y, double value, Rgb color)
    {
        const double Distance = 4;
        var (label, room) = (Digits.Label(value), Wrapping.Width(Digits.Label(value)) + Distance);
        return end + room <= Width ? Mark.Text(end + Distance, y, label) : Mark.Text(end - room, y, label, color.Ink);
    }

    private IEnumerable<Element> Bars(Func<double, int, int, string> box) =>
        from bar in Drawn
        select Mark.Area(Palette.Of(bar.Group), box(bar.Value, bar.Group, bar.Label));

    private IEnumerable<Element> Numbers(Func<double, int, int, Element> text) =>
        from bar in Drawn
        where Values
        select text(bar.Value, bar.Group, bar.Label);

    private IEnumerable<(double Value, int Group, int Label)> Drawn =>
        from number in Enumerable.Range(0, Groups.Length)
        from label in Enumerable.Range(0, Labels.Length)
        let value = Groups[number].Y[label]
        where double.IsFinite(value)
        select (value, number, label);

    internal override JsonArray Traces() => [.. Groups.Select((group, i) =>
    {
        var (labels, values) = IsHorizontal ? ("y", "x") : ("x", "y");
        var trace = new JsonObject
        {
            ["type"] = "bar",
            ["name"] = PlotlyData.Text(group.Name),
            ["orientation"] = IsHorizontal ? "h" : "v",
            [labels] = PlotlyData.Texts(Labels),
            [values] = PlotlyData.Values(group.Y),
            ["marker"] = new JsonObject { ["color"] = Palette.Of(i).ToString() },
        };
        if (Values)
        {
            trace["text"] = PlotlyData.Texts(group.Y.Select(value => IsThin(value) ? string.Empty : Digits.Label(value)));
            trace["textposition"] = "auto";
        }

        return trace;
    })];

    internal override JsonObject Layout()
    {
        var (labels, values) = (PlotlyAxis.OfLabels(Axes.Labels), PlotlyAxis.Of(Axes.Values));
        if (IsHorizontal)
        {
            labels["autorange"] = "reversed";
        }

        return new()
        {
            ["barmode"] = "group",
            ["xaxis"] = IsHorizontal ? values : labels,
            ["yaxis"] = IsHorizontal ? labels : values,
            ["showlegend"] = Groups.Any(group => group.Name.Length > 0),
            ["legend"] = PlotlyAxis.LegendAbove(),
            ["annotations"] = new JsonArray([.. Drawn.Where(bar => Values && IsThin(bar.Value)).Select(Number)]),
        };
    }

    /// <summary>Plotly writes no number at a bar that is thinner than a hundredth of a pixel.</summary>
    private bool IsThin(double value) =>
        Groups.Length == 1 && Math.Abs(value) < Thinnest * Groups[0].Y.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private JsonObject Number((double Value, int Group, int Label) bar)
    {
        var (along, across) = IsHorizontal ? ("y", "x") : ("x", "y");
        return new()
        {
            [along] = PlotlyData.Text(Labels[bar.Label]),
            [across] = PlotlyData.Number(bar.Value),
            ["text"] = Digits.Label(bar.Value),
            ["showarrow"] = false,
            [$"{across}anchor"] = IsHorizontal ? "left" : "bottom",
        };
    }

    private protected override string Describe() =>
        $"Bar plot{Words.Axes((Axes.Labels, Axes.Values))}. " + string.Join(' ', Groups.Select(group =>
        {
            var bars = string.Join(", ", Labels.Zip(group.Y, (label, value) => $"{label} {Digits.Label(value)}"));
            return group.Name.Length > 0 ? $"{group.Name}: {bars}." : $"{bars}.";
        }));

    private protected override string Print() => string.Join('\n', Groups.Select(group => string.Join('\n',
        (group.Name.Length > 0 ? [group.Name] : Array.Empty<string>()).Concat(Blocks.Bars(Labels, group.Y)))));
}
