using CourseKit.Networks.Accounting;
using CourseKit.Networks.Layers;

namespace CourseKit.Figures.Drawings;

/// <summary>Feature maps before and behind a convolutional layer as two stacks, a step for each filter: the window, which goes through
/// all maps that come in, and the neuron that it feeds.</summary>
public sealed record FeatureMapStack : SteppedDrawing
{
    private const int MostPixels = 16;
    private const double MapSize = 112, LargestCell = 15, Heading = 24, Gap = 56, Margin = 8, Line = 17, Narrowest = 360;

    private readonly Conv2d layer;
    private readonly Shape input, output;
    private readonly int parameters;

    /// <summary>Creates a drawing of a layer for maps [C, H, W]: <c>new FeatureMapStack([3, 6, 8], new Conv2d(4, kernel: 3))</c>.</summary>
    /// <exception cref="ShapeException">These are no maps, the window does not fit, or the maps are larger than can be drawn.</exception>
    /// <exception cref="ArgumentException">The layer has groups, so that no window goes through all maps.</exception>
    public FeatureMapStack(Shape maps, Conv2d layer)
    {
        if (maps is not [_, >= 1 and <= MostPixels, >= 1 and <= MostPixels])
        {
            throw new ShapeException(
                $"Feature maps [C, H, W] are drawn up to {MostPixels}×{MostPixels} pixels; smaller ones show the rule.", $"{maps}");
        }

        if (layer.Groups != 1)
        {
            throw new ArgumentException(
                $"The window of a layer without groups goes through all maps. Received: {layer}. Draw one group as a layer of its own.");
        }

        var summary = layer.Summarize([1, .. maps]);
        (this.layer, input, output, parameters) = (layer, maps, [.. summary.Output[1..]], (int)summary.Parameters.Value);
        if (output.Any(pixels => pixels < 1) || output[1] > MostPixels || output[2] > MostPixels)
        {
            throw new ShapeException(
                $"Feature maps [F, H, W] are drawn up to {MostPixels}×{MostPixels} pixels; a smaller padding shows the rule.", $"{output}");
        }
    }

    private double Cell => Math.Min(LargestCell, MapSize / new[] { input[1], input[2], output[1], output[2] }.Max());

    private MapStack Incoming => new(Margin, Heading, input[0], input[1], input[2], Cell);

    private MapStack Outgoing
    {
        get
        {
            var stack = new MapStack(Incoming.Right + Gap, Heading, output[0], output[1], output[2], Cell);
            return stack with { Top = Heading + ((Incoming.Height - stack.Height) / 2) };
        }
    }

    private string Weights
    {
        get
        {
            var (rows, columns) = (layer.Window.Rows.Kernel, layer.Window.Columns.Kernel);
            var weights = input[0] * rows * columns;
            var bias = parameters > weights * output[0] ? " and a bias" : string.Empty;
            return $"{input[0]}·{rows}·{columns} = {Words.Count(weights, "weight")}{bias}";
        }
    }

    private string All => input[0] == 1 ? "the one map" : $"all {input[0]} maps";

    private string WindowSize => $"{layer.Window.Rows.Kernel}×{layer.Window.Columns.Kernel}";

    internal override IReadOnlyList<Picture> Frames() => [.. Enumerable.Range(0, Outgoing.Drawn.Count).Select(Frame)];

    private protected override IReadOnlyList<string> StepCaptions() => [.. Outgoing.Drawn.Select(drawn => Finding(drawn.Map))];

    private protected override string Describe() =>
        $"A window of {WindowSize} goes through {All} of {input[1]}×{input[2]} and feeds one neuron. "
        + $"{Words.Count(output[0], "filter")} of {Weights}, {Words.Count(parameters, "parameter")} in all, "
        + $"{(output[0] == 1 ? "makes" : "make")} {Size(output)}.";

    private protected override string Print() => string.Join('\n', [
        $"in       {Size(input)}",
        $"filters  {output[0]} of {Weights}, {Words.Count(parameters, "parameter")} in all",
        $"out      {Size(output)}",
        .. Outgoing.Drawn.Select(drawn => Finding(drawn.Map)),
    ]);

    private string Finding(int filter) =>
        $"Filter {filter + 1} of {output[0]}: {Weights}, through {All}, make one neuron of map {filter + 1}.";

    private Picture Frame(int step)
    {
        var (incoming, outgoing) = (Incoming, Outgoing);
        var (row, column) = (output[1] / 2, output[2] / 2);
        var (top, left) = (First(layer.Window.Rows, input[1], row), First(layer.Window.Columns, input[2], column));
        var (rows, columns) = (layer.Window.Rows.Extent, layer.Window.Columns.Extent);
        (int Row, int Column)[] corners = [(top, left), (top, left + columns), (top + rows, left + columns), (top + rows, left)];
        var last = incoming.Drawn[^1].Place;
        var place = outgoing.Drawn[step].Place;
        var (neuron, below) = (outgoing.Corner(place, row + 0.5, column + 0.5), Math.Max(incoming.Bottom, outgoing.Bottom) + 13);
        var width = Math.Max(Narrowest, outgoing.Right + Margin);
        return new Picture(width, below + Line + 4, [
            .. incoming.Drawn.SelectMany(drawn => Sheet(incoming, drawn.Place, RoleColors.Input).Append(
                Mark.Tint(0.6, Mark.Area(RoleColors.Kernel, incoming.Outline(drawn.Place, top, left, rows, columns))))),
            Edges(corners.Select(corner => Between(
                incoming.Corner(0, corner.Row, corner.Column), incoming.Corner(last, corner.Row, corner.Column)))),
            .. outgoing.Drawn.SelectMany(drawn => Sheet(outgoing, drawn.Place, RoleColors.Output).Append(
                Mark.Layer(drawn.Place == place ? [Mark.Area(RoleColors.Output, outgoing.Outline(place, row, column, 1, 1))] : []))),
            Edges(corners.Select(corner => Between(incoming.Corner(last, corner.Row, corner.Column), neuron))),
            Mark.Strokes(1.5, 1, Mark.Path(outgoing.Outline(place, row, column, 1, 1))),
            Mark.Layer(incoming.Numbers().Concat(outgoing.Numbers())),
            Mark.Writing(Mark.Start, 12, Mark.Text(1, 12, $"A window of {WindowSize} goes through {All}."),
                Mark.Text(1, below + Line, Size(input)),
                Mark.Text(Math.Min(outgoing.Left - Margin, width - Wrapping.Width(Size(output))), below + Line, Size(output))),
        ]);
    }

    private static IEnumerable<Element> Sheet(MapStack stack, int place, Rgb color)
    {
        yield return Mark.Tint(0.25, Mark.Area(color, stack.Outline(place)));
        yield return Mark.Strokes(1, 0.3, Mark.Path(stack.Lines(place)));
        yield return Mark.Strokes(1, 0.8, Mark.Path(stack.Outline(place)));
    }

    private static Element Edges(IEnumerable<string> lines) =>
        Mark.Frames(1.2, lines.Select(line => Mark.Stroke(RoleColors.Kernel, line)));

    /// <summary>The first pixel of the window that feeds an output, negative in the padding.</summary>
    private static int First(Window window, int size, int at) =>
        (at * window.Stride) - window.Padding.Around(size, window.Extent, window.Stride).Before;

    private static string Between((double X, double Y) from, (double X, double Y) to) => Mark.Line(from.X, from.Y, to.X, to.Y);

    private static string Size(Shape maps) => $"{Words.Count(maps[0], "map")} of {maps[1]}×{maps[2]}";
}
