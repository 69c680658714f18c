using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Drawings;

/// <summary>Pooling of a map, a step for each place of the window: the number that is kept of it, or the mean written out, and the output
/// as it fills up. Pixels that no window reaches are struck out.</summary>
public sealed record SlidingPool : SteppedDrawing
{
    private const int MostPixels = 12, Most = 32;
    private const double Heading = 22, Gap = 40, Line = 17, Narrowest = 300, RoomForLetters = 20, Widest = 440;

    private readonly Rule rule;
    private readonly Tensor map, output;
    private readonly PaddedAxis rows, columns;
    private readonly double cell;

    /// <exception cref="ShapeException">The map is no matrix, there is more than can be drawn, or the window does not fit.</exception>
    private SlidingPool(Rule rule, Tensor map, int window, int? stride)
    {
        if (map?.Shape is not [<= MostPixels, <= MostPixels])
        {
            throw new ShapeException(
                $"Pooling is drawn for one map [H, W] of up to {MostPixels}×{MostPixels} pixels; a smaller one shows the rule.",
                Words.Shape(map));
        }

        var along = new Window(window, stride ?? window);
        (this.rule, this.map, rows, columns) = (rule, map, new(map.Shape[0], along), new(map.Shape[1], along));
        if (Steps > Most || window * window > Most)
        {
            throw new ShapeException(
                $"At most {Most} windows of at most {Most} pixels are drawn; make the map smaller or the stride larger.",
                $"{Steps} windows of {window * window} pixels");
        }

        output = rule.Pool(map.Reshape(1, 1, rows.Size, columns.Size), new(along, along)).Reshape(rows.Outputs, columns.Outputs);
        cell = NumberGrid.CellFor(map, output);
    }

    /// <summary>A kind of pooling.</summary>
    /// <param name="Name">The name of what becomes of a window.</param>
    /// <param name="Pool">Pools maps [N, C, H, W].</param>
    /// <param name="IsKept">True if the output of a window is one of its numbers.</param>
    /// <param name="Written">The numbers of a window, put together.</param>
    private sealed record Rule(string Name, Func<Tensor, Window2d, Tensor> Pool, bool IsKept, Func<float[], string> Written);

    private int Window => rows.Window.Kernel;

    private int Stride => rows.Window.Stride;

    private int Steps => rows.Outputs * columns.Outputs;

    private bool IsBeside => (cell * (columns.Size + columns.Outputs)) + Gap <= Widest;

    private NumberGrid Input => new(1, Heading, rows.Size, columns.Size, cell);

    private NumberGrid Output => IsBeside
        ? new(Input.Right + Gap, Heading + (cell * (rows.Size - rows.Outputs) / 2), rows.Outputs, columns.Outputs, cell)
        : new(1, Input.Bottom + Gap, rows.Outputs, columns.Outputs, cell);

    private string OutputName => $"{rule.Name} of each window";

    private double Width => Math.Max(Narrowest, 1 + Math.Max(
        Input.Right, Output.Left + Math.Max(Output.Right - Output.Left, Wrapping.Width(OutputName))));

    /// <summary>Creates a drawing of max pooling of a map [H, W].</summary>
    /// <param name="map">The map.</param>
    /// <param name="window">The number of pixels along each side of the window.</param>
    /// <param name="stride">The number of pixels that the window moves at each step; by default the window's.</param>
    /// <exception cref="ShapeException">The map is no matrix, there is more than can be drawn, or the window does not fit.</exception>
    public static SlidingPool Max(Tensor map, int window, int? stride = null) => new(
        new("maximum", (maps, windows) => maps.MaxPool2d(windows), true, values => $"max({Listed(values)})"),
        map, window, stride);

    /// <summary>Creates a drawing of average pooling of a map [H, W].</summary>
    /// <inheritdoc cref="Max"/>
    public static SlidingPool Average(Tensor map, int window, int? stride = null) => new(
        new("mean", (maps, windows) => maps.AvgPool2d(windows), false,
            values => $"({string.Join(" + ", values.Select(WrittenSum.Factor))}) / {values.Length}"),
        map, window, stride);

    /// <summary>Creates a drawing of min pooling of a map [H, W].</summary>
    /// <inheritdoc cref="Max"/>
    public static SlidingPool Min(Tensor map, int window, int? stride = null) => new(
        new("minimum", (maps, windows) => maps.MinPool2d(windows), true, values => $"min({Listed(values)})"),
        map, window, stride);

    internal override IReadOnlyList<Picture> Frames()
    {
        string[][] findings = [.. Enumerable.Range(0, Steps).Select(step => Lines(Finding(step)))];
        var lines = findings.Max(finding => finding.Length);
        return [.. findings.Select((finding, step) => Frame(step, finding, lines))];
    }

    private protected override string Describe() =>
        $"A window of {Window}×{Window} slides over a map of {rows.Size}×{columns.Size} in {Words.Count(Steps, "step")} of "
        + $"{Words.Count(Stride, "pixel")}, and its {rule.Name} fills an output of {rows.Outputs}×{columns.Outputs}."
        + $"{string.Concat(LeftOut.Select(words => $" {words}"))} The first value is {Finding(0)}.";

    private protected override string Print() => string.Join('\n', [
        $"{Blocks.Table(map)}\n\n{rule.Name} of each {Window}×{Window}, stride {Stride}\n\n{Blocks.Table(output)}\n",
        $"first: {Finding(0)}",
        $"last: {Finding(Steps - 1)}",
        .. LeftOut,
    ]);

    /// <summary>The picture at a step, with what is found there; the findings have at most so many lines.</summary>
    private Picture Frame(int step, string[] finding, int findingLines)
    {
        var place = Math.DivRem(step, columns.Outputs);
        var (input, filled, window) = (Input, Output, Seen(step));
        var unreached = Cells.Where(cell => !rows.IsReached(cell.Row) || !columns.IsReached(cell.Column)).ToList();
        string[] leftOut = [.. LeftOut.SelectMany(Lines)];
        var words = Math.Max(input.Bottom, filled.Bottom) + 20;
        return new Picture(Width, words + (Line * (findingLines + leftOut.Length - 1)) + 5, [
            Mark.Tint(0.25, Areas(RoleColors.Input, input, Cells.Except(unreached).Except(window))),
            Mark.Tint(0.2, Areas(RoleColors.Kernel, input, window.Except(Kept(step)))),
            Mark.Tint(0.6, Areas(RoleColors.Output, input, Kept(step)).Concat(Areas(RoleColors.Output, filled, [place]))),
            Mark.Strokes(1, 0.5, input.Lines(), filled.Lines()),
            Mark.Layer(Cells.Except(unreached).Select(cell => Number(input, map, cell))),
            Mark.Tint(0.6, unreached.Select(cell => Number(input, map, cell))),
            Mark.Strokes(1.5, 0.6, unreached.Select(cell => Mark.Path(input.Strike(cell.Row, cell.Column)))),
            Mark.Layer(Enumerable.Range(0, step + 1).Select(done => Number(filled, output, Math.DivRem(done, columns.Outputs)))),
            Mark.Frames(2.5,
                Mark.Stroke(RoleColors.Kernel, input.Part(window[0].Row, window[0].Column, Window, Window).Outline),
                Mark.Stroke(RoleColors.Output, filled.Part(place.Quotient, place.Remainder, 1, 1).Outline)),
            Mark.Writing(Mark.Start, 12, Mark.Text(input.Left, input.Top - 8, "map"), Mark.Text(filled.Left, filled.Top - 8, OutputName)),
            Mark.Writing(Mark.Start, 12, finding.Select((line, i) => Mark.Text(1, words + (i * Line), line))),
            Mark.Writing(Mark.Start, 12, leftOut.Select((line, i) => Mark.Text(1, words + ((findingLines + i) * Line), line))),
        ]);
    }

    private string[] Lines(string text) => [.. Wrapping.Lines(text, Width - RoomForLetters)];

    /// <summary>«max(1, 3, −2, 0) = 3» or «(1 + 3 + (−2) + 0) / 4 = 0.5».</summary>
    private string Finding(int step) => $"{rule.Written([.. Seen(step).Select(Value)])} = {Digits.Label(Result(step), 3)}";

    /// <summary>The pixels that the window covers at a step, row by row.</summary>
    private List<(int Row, int Column)> Seen(int step)
    {
        var (row, column) = Math.DivRem(step, columns.Outputs);
        return [.. from u in Enumerable.Range(row * Stride, Window)
                   from v in Enumerable.Range(column * Stride, Window)
                   select (u, v)];
    }

    /// <summary>The pixel whose number is kept, the first of equal ones; none of a mean.</summary>
    private IEnumerable<(int Row, int Column)> Kept(int step) =>
        rule.IsKept ? Seen(step).Where(cell => Value(cell).Equals(Result(step))).Take(1) : [];

    private float Result(int step) => output[step / columns.Outputs, step % columns.Outputs];

    private float Value((int Row, int Column) cell) => map[cell.Row, cell.Column];

    /// <summary>«No window reaches row 5 and columns 6, 7.», or nothing.</summary>
    private IEnumerable<string> LeftOut
    {
        get
        {
            string[] lines = [.. Named(rows, "row"), .. Named(columns, "column")];
            return lines.Length == 0 ? [] : [$"No window reaches {string.Join(" and ", lines)}."];
        }
    }

    private static IEnumerable<string> Named(PaddedAxis axis, string line) => axis.Dropped.Count == 0 ? [] :
        [$"{line}{(axis.Dropped.Count == 1 ? string.Empty : "s")} {Words.Runs(axis.Dropped)}"];

    private IEnumerable<(int Row, int Column)> Cells =>
        from row in Enumerable.Range(0, rows.Size) from column in Enumerable.Range(0, columns.Size) select (row, column);

    /// <summary>Cells of a grid, those beside each other in a row as one area.</summary>
    private static IEnumerable<Element> Areas(Rgb color, NumberGrid grid, IEnumerable<(int Row, int Column)> cells) =>
        from row in cells.GroupBy(cell => cell.Row)
        from run in row.Index().GroupBy(cell => cell.Item.Column - cell.Index, cell => cell.Item.Column)
        select Mark.Area(color, grid.Part(row.Key, run.First(), 1, run.Count()).Outline);

    private static Element Number(NumberGrid grid, Tensor numbers, (int Row, int Column) cell) =>
        grid.Text(cell.Row, cell.Column, Digits.Label(numbers[cell.Row, cell.Column], 3));

    private static string Listed(float[] values) => string.Join(", ", values.Select(value => Digits.Label(value, 3)));
}
