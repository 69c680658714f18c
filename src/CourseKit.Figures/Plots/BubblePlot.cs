using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CourseKit.Figures.Plotly;
using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Plots;

/// <summary>Bubbles in a plane, whose areas are a third number; under the pointer each tells its name, and some are labelled.</summary>
public sealed record BubblePlot : Plot
{
    private const double Width = 640, Height = 440, LargestRadius = 26;

    private static readonly Rgb Color = Palette.Of(0), Pointed = Palette.Of(1);

    /// <summary>Creates a plot of bubbles.</summary>
    /// <exception cref="ArgumentException">There is none, or a number of one is not finite, or a size is negative.</exception>
    public BubblePlot(IEnumerable<(string Name, double X, double Y, double Size)> bubbles)
    {
        Points = [.. bubbles.OrderByDescending(bubble => bubble.Size)];
        if (Points.Length == 0)
        {
            throw new ArgumentException("A plot shows one bubble or more. Received: none. Give it a name and three numbers of each thing.");
        }

        if (Points.FirstOrDefault(bubble => !double.IsFinite(bubble.X + bubble.Y) || !(bubble.Size >= 0) || double.IsInfinity(bubble.Size))
            is { Name: not null } wrong)
        {
            throw new ArgumentException("A bubble has a place and a size of 0 or more. "
                + $"Received: {wrong.Name}: {Label(wrong.X)}, {Label(wrong.Y)}, {Label(wrong.Size)}. Leave out what has no such numbers.");
        }
    }

    /// <summary>Gets the bubbles, the largest first: it is in the back.</summary>
    public ImmutableArray<(string Name, double X, double Y, double Size)> Points { get; }

    /// <summary>Gets the meanings of the three numbers; may be empty.</summary>
    public (string X, string Y, string Size) Axes { get; private init; } = (string.Empty, string.Empty, string.Empty);

    /// <summary>Gets whether the horizontal axis is logarithmic.</summary>
    public bool LogX { get; private init; }

    /// <summary>Gets the names of the bubbles that have a label where there is room for it, the most important first.</summary>
    public ImmutableArray<string> Labels { get; private init; } = [];

    /// <summary>Returns the plot with the meanings of the three numbers.</summary>
    public BubblePlot WithAxes(string x, string y, string size) => this with { Axes = (x, y, size) };

    /// <summary>Returns the plot with a logarithmic x axis, on which only bubbles with a positive x have a place.</summary>
    public BubblePlot WithLogX() => this with { LogX = true };

    /// <summary>Returns the plot with labels for some of the bubbles, the most important first.</summary>
    public BubblePlot WithLabels(params IEnumerable<string> names) => this with { Labels = [.. names] };

    /// <summary>Gets the names of the bubbles that are pointed out.</summary>
    public ImmutableArray<string> Highlights { get; private init; } = [];

    /// <summary>Returns the plot with some of the bubbles in another color, whose labels come before all others.</summary>
    /// <exception cref="ArgumentException">There is no bubble of one of these names.</exception>
    public BubblePlot WithHighlights(params IEnumerable<string> names)
    {
        ImmutableArray<string> all = [.. names];
        return all.FirstOrDefault(name => !Points.Any(bubble => bubble.Name == name)) is { } missing
            ? throw new ArgumentException($"Bubbles of the plot are highlighted, by their names. Received: {missing}. Correct the name, or "
                + "leave it out.")
            : this with { Highlights = all, Labels = [.. all, .. Labels.Except(all)] };
    }

    internal override Picture Draw()
    {
        var (xs, ys) = (AxisRange.Over(Points.Select(bubble => bubble.X), LogX, room: 0.1),
            AxisRange.Over(Points.Select(bubble => bubble.Y), false, room: 0.08));
        var rowTicks = ys.On(0, 1).Ticks(6);
        var area = new PlotArea((Width, Height), (Axes.X, Axes.Y), (rowTicks.Widest, PlotArea.OneLine), legend: 0);
        var (x, y) = (xs.On(area.Left, area.Right), ys.On(area.Bottom, area.Top));
        var columnTicks = x.Ticks(8);
        BubbleLabels.Circle[] circles = [.. Points.Where(bubble => x.Has(bubble.X))
            .Select(bubble => new BubbleLabels.Circle(bubble.Name, x.At(bubble.X), y.At(bubble.Y), Radius(bubble.Size)))];
        return new Picture(Width, Height, [
            Mark.Strokes(1, 0.15, [.. area.RowLines(y, rowTicks), .. area.ColumnLines(x, columnTicks)]),
            .. area.Axes(),
            area.RowLabels(rowTicks.Marks.Select(tick => (y.At(tick.Value), tick.Label))),
            area.ColumnLabels(columnTicks.Marks.Select(tick => (x.At(tick.Value), tick.Label))),
            .. circles.Select(circle => Mark.Tint(0.35, Mark.Area(ColorOf(circle.Name), Around(circle)))),
            Mark.Frames(1, circles.Select(circle => Mark.Stroke(ColorOf(circle.Name), Around(circle)))),
            Mark.Writing(Mark.Start, 11,
                BubbleLabels.Place(circles, Labels, area).Select(label => Mark.Text(label.X, label.Y, label.Text))),
        ]);
    }

    internal override JsonArray Traces() =>
    [
        new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = PlotlyData.Places(Points.Select(bubble => bubble.X)),
            ["y"] = PlotlyData.Places(Points.Select(bubble => bubble.Y)),
            ["text"] = PlotlyData.Texts(Points.Select(Words)),
            ["hovertemplate"] = "%{text}<extra></extra>",
            ["marker"] = new JsonObject
            {
                ["size"] = PlotlyData.Values(Points.Select(bubble => Math.Round(2 * Radius(bubble.Size), 1))),
                ["color"] = Highlights.Length == 0 ? Color.ToString()
                    : PlotlyData.Texts(Points.Select(bubble => $"{ColorOf(bubble.Name)}")),
                ["opacity"] = 0.45,
            },
        },
    ];

    internal override JsonObject Layout() => new()
    {
        ["xaxis"] = PlotlyAxis.Of(Axes.X, LogX),
        ["yaxis"] = PlotlyAxis.Of(Axes.Y),
        ["showlegend"] = false,
        ["hovermode"] = "closest",
    };

    private protected override string Describe() => $"{Figures.Text.Words.Count(Points.Length, "bubble")}. "
        + string.Join("; ", Points.Where(bubble => Labels.Length == 0 || Labels.Contains(bubble.Name)).Take(24).Select(Words)) + ".";

    private protected override string Print()
    {
        string[][] rows =
        [
            [string.Empty, Axes.X, Axes.Y, Axes.Size],
            .. Points.OrderByDescending(bubble => bubble.Y)
                .Select(bubble => (string[])[bubble.Name, Label(bubble.X, 4), Label(bubble.Y, 5), Label(bubble.Size)]),
        ];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => $"{row[0].PadRight(widths[0])}  "
            + string.Join("  ", Enumerable.Range(1, 3).Select(column => row[column].PadLeft(widths[column])))));
    }

    /// <summary>«resnet50: 76.13 top-1 accuracy in percent, …».</summary>
    private string Words((string Name, double X, double Y, double Size) bubble) =>
        $"{bubble.Name}: {Named(bubble.Y, Axes.Y)}, {Named(bubble.X, Axes.X)}, {Named(bubble.Size, Axes.Size)}";

    private static string Named(double number, string meaning) => $"{Label(number, 5)} {meaning}".TrimEnd();

    private Rgb ColorOf(string name) => Highlights.Contains(name) ? Pointed : Color;

    private double Radius(double size) =>
        Points[0].Size > 0 ? Math.Max(2.5, LargestRadius * Math.Sqrt(size / Points[0].Size)) : LargestRadius / 4;

    private static string Around(BubbleLabels.Circle circle)
    {
        var (radius, across) = (Coordinate(circle.Radius), 2 * circle.Radius);
        return $"M{Coordinate(circle.X - circle.Radius)} {Coordinate(circle.Y)}a{radius} {radius} 0 1 0 {Coordinate(across)} 0"
            + $"a{radius} {radius} 0 1 0 {Coordinate(-across)} 0z";
    }
}
