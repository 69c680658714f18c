using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Plots;

/// <summary>Heat map of a matrix, row 0 on top; cells with NaN or infinities stay empty.</summary>
public sealed record HeatMap : Plot
{
    private const double Extent = 320, LargestCell = 40, Gap = 6;

    private readonly Raster cells;

    /// <summary>Creates a heat map of a matrix [H, W] or [1, H, W].</summary>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public HeatMap(Tensor matrix) => cells = Raster.Matrix(matrix);

    /// <summary>Gets whether each cell shows its number; otherwise there is a color bar.</summary>
    public bool Values { get; init; }

    /// <summary>Gets the values of the first and the last color; null for the smallest and the largest value.</summary>
    public (double Low, double High)? Range { get; private init; }

    /// <summary>Gets the labels of the rows, from the top; may be empty.</summary>
    public IReadOnlyList<string> Rows { get; private init; } = [];

    /// <summary>Gets the labels of the columns, from the left; may be empty.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>Gets the titles of the axes; may be empty.</summary>
    public (string X, string Y) Axes { get; private init; } = (string.Empty, string.Empty);

    /// <summary>The colors: diverging where the range, or the values if none is given, goes from
    /// below to above 0, and none are chosen.</summary>
    public ColorMap Colors => Chosen ?? (HasBothSigns ? ColorMap.OrangePurple : ColorMap.Viridis);

    private bool HasBothSigns =>
        Range is var (low, high) ? low < 0 && high > 0 : cells.Finite.Any(value => value < 0) && cells.Finite.Any(value => value > 0);

    /// <summary>The count of each cell, by row and column, where the color says something else.</summary>
    internal Func<int, int, double>? Counts { get; init; }

    /// <summary>The cell with a frame around it; null for none.</summary>
    internal (int Row, int Column)? Marked { get; init; }

    private ColorMap? Chosen { get; init; }

    private ColorScale Scale => Range is var (low, high) ? new(Colors, low, high) : ColorScale.Over(Colors, cells.Finite);

    /// <summary>Returns the heat map with another color map.</summary>
    public HeatMap WithColors(ColorMap colors) => this with { Chosen = colors };

    /// <summary>Returns the heat map with another range of values, so that several are comparable.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public HeatMap WithRange(double low, double high) => this with { Range = ColorScale.Checked(low, high) };

    /// <summary>Returns the heat map with labels for its rows, from the top, and its columns, from the left.</summary>
    /// <exception cref="ShapeException">There are not as many names as rows or columns.</exception>
    public HeatMap WithLabels(IEnumerable<string> rows, IEnumerable<string> columns)
    {
        string[] down = [.. rows], across = [.. columns];
        return down.Length == cells.Height && across.Length == cells.Width
            ? this with { Rows = down, Columns = across }
            : throw new ShapeException("Each row and each column has one label.",
                $"{down.Length} and {across.Length} labels for {cells.Height} rows and {cells.Width} columns");
    }

    /// <summary>Returns the heat map with titles for its axes.</summary>
    public HeatMap WithAxes(string x, string y) => this with { Axes = (x, y) };

    internal override Picture Draw()
    {
        var size = CellSize();
        var left = (Axes.Y.Length > 0 ? 20 : 0) + (Rows.Count > 0 ? Rows.Max(row => Wrapping.Width(row)) + Gap : 1);
        var (width, height) = (size * cells.Width, size * cells.Height);
        var scale = Scale;
        var turned = Columns.Any(column => Wrapping.Width(column) > size - 4);
        var labels = Columns.Count == 0 ? 0 : turned ? Columns.Max(column => Wrapping.Width(column)) + Gap : 18;
        var bar = new ColorBar(scale, left + width + 14, height);
        return new Picture(
            HasBar ? bar.Right : left + width + 1,
            height + 2 + labels + (Axes.X.Length > 0 ? 20 : 0),
            [
                PixelImage.Suits(cells, PixelImage.Most([cells]))
                    ? new Element("g") { ["image-rendering"] = "pixelated" }.Containing(PixelImage.Draw(cells, scale, left, 1, size))
                    : Pixels.Layer(left, 1, size, Pixels.Strokes(cells.Colors(scale))),
                Mark.Strokes(1, 0.35, Mark.Path(Mark.Box(left, 1, width, height))),
                Mark.Strokes(2, 1, Marked is var (row, column)
                    ? [Mark.Path(Mark.Box(left + (size * column), 1 + (size * row), size, size))] : []),
                Mark.Layer(Values ? Numbers(left, size, scale) : []),
                Mark.Writing(Mark.End, 12, Rows.Select((row, i) => Mark.Text(left - Gap, 5 + (size * (i + 0.5)), row))),
                Mark.Layer(Columns.Select((column, j) => Mark.Text(left + (size * (j + 0.5)), height + 15, column)).Where(_ => !turned)),
                Mark.Writing(Mark.End, 12, Columns.Select((column, j) => Mark.Turned(left + (size * (j + 0.5)) + 4, height + Gap, column))
                    .Where(_ => turned)),
                Mark.Layer(AxisTitles(left + (width / 2), height + 2 + labels + 15, 1 + (height / 2))),
                .. HasBar ? bar.Layers() : [],
            ]);
    }

    /// <summary>True where the colors have to be explained: no cell says its value, nor do they mean something else.</summary>
    private bool HasBar => !Values && Counts is null;

    private double CellSize() => Values
        ? Math.Max(34, Places.Select(place => Wrapping.Width(Text(place.Row, place.Column))).DefaultIfEmpty().Max() + 10)
        : Math.Clamp(Math.Floor(Extent / Math.Max(1, Math.Max(cells.Width, cells.Height))), 1, LargestCell);

    private IEnumerable<Element> Numbers(double left, double size, ColorScale scale)
    {
        foreach (var (row, column) in Places)
        {
            var (x, y, text) = (left + (size * (column + 0.5)), 5.5 + (size * (row + 0.5)), Text(row, column));
            yield return scale.At(cells[row, column]) is { } color ? Mark.Text(x, y, text, color.Ink) : Mark.Text(x, y, text);
        }
    }

    private IEnumerable<(int Row, int Column)> Places =>
        from row in Enumerable.Range(0, cells.Height)
        from column in Enumerable.Range(0, cells.Width)
        select (row, column);

    private string Text(int row, int column) => Counts is null ? Number(cells[row, column]) : Digits.Label(Counts(row, column));

    private IEnumerable<Element> AxisTitles(double x, double below, double y)
    {
        if (Axes.X.Length > 0)
        {
            yield return Mark.Text(x, below, Axes.X);
        }

        if (Axes.Y.Length > 0)
        {
            yield return Mark.Turned(14, y, Axes.Y);
        }
    }

    internal override JsonArray Traces()
    {
        var scale = Scale;
        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["z"] = PlotlyData.Rows(cells),
            ["colorscale"] = PlotlyData.Colors(scale.Map),
            ["zmin"] = PlotlyData.Number(scale.Low),
            ["zmax"] = PlotlyData.Number(scale.High),
            ["showscale"] = HasBar,
            ["hovertemplate"] = "row %{y}, column %{x}: %{z}<extra></extra>",
        };
        if (Values)
        {
            trace["texttemplate"] = Counts is null ? "%{z:.3~g}" : "%{text}";
        }

        if (Counts is not null && Values)
        {
            trace["text"] = OfCells(PlotlyData.Texts, Text);
            trace["hovertemplate"] = "%{y}, %{x}: %{text}<extra></extra>";
        }
        else if (Counts is not null)
        {
            // Of many classes: a byte for each color, and numbers without quotes.
            (trace["z"], trace["zmin"], trace["zmax"]) = (PlotlyPixels.Shades(cells, scale), 0, PlotlyPixels.LastShade);
            trace["customdata"] = OfCells(PlotlyData.Values, Counts);
            trace["hovertemplate"] = "%{y}, %{x}: %{customdata:,}<extra></extra>";
        }

        if (Rows.Count > 0)
        {
            (trace["y"], trace["x"]) = (PlotlyData.Texts(Rows), PlotlyData.Texts(Columns));
        }

        return [trace];
    }

    private JsonArray OfCells<T>(Func<IEnumerable<T>, JsonArray> row, Func<int, int, T> cell) => [.. Enumerable.Range(0, cells.Height)
        .Select(at => row(Enumerable.Range(0, cells.Width).Select(column => cell(at, column))))];

    internal override JsonObject Layout()
    {
        var (x, y) = (PlotlyAxis.OfCells(Axes.X, Columns.Count > 0), PlotlyAxis.OfCells(Axes.Y, Rows.Count > 0));
        (y["autorange"], y["scaleanchor"]) = ("reversed", "x");
        var layout = new JsonObject { ["xaxis"] = x, ["yaxis"] = y };
        if (Marked is var (row, column))
        {
            layout["shapes"] = new JsonArray(new JsonObject
            {
                ["type"] = "rect",
                ["x0"] = column - 0.5,
                ["x1"] = column + 0.5,
                ["y0"] = row - 0.5,
                ["y1"] = row + 0.5,
                ["line"] = new JsonObject { ["color"] = PlotlyDocument.ReadableOnBoth, ["width"] = 2 },
            });
        }

        return layout;
    }

    private protected override string Describe() =>
        $"Heat map of {cells.Height} rows and {cells.Width} columns, {Words.Range(cells.Finite)}.";

    private protected override string Print() => cells.Width <= 12 && cells.Height <= 20
        ? Counts is null ? Blocks.Table(cells.Height, cells.Width, Text) : NamedTable()
        : Counts is not null ? Description
        : $"{Blocks.Shades(cells, Scale)}\n{Words.Range(cells.Finite)}";

    /// <summary>The texts of the cells, with the names of their rows and columns.</summary>
    private string NamedTable() => Blocks.Table(cells.Height + 1, cells.Width + 1, (row, column) => (row, column) switch
    {
        (0, 0) => string.Empty,
        (0, _) => Columns[column - 1],
        (_, 0) => Rows[row - 1],
        _ => Text(row - 1, column - 1),
    });

    private static string Number(float value) => Digits.Label(value, 3);
}
