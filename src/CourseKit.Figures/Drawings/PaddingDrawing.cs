namespace CourseKit.Figures.Drawings;

/// <summary>Rules of padding below each other, pixel by pixel along one axis: the zeros, the windows and their outputs, and the pixels
/// that no window reaches.</summary>
public sealed record PaddingDrawing : Drawing
{
    private const int MostPixels = 64;
    private const double Cell = 24, Line = 16, Lane = 21, Bar = 6, Badge = 16, NarrowestText = 400, BetweenRules = 20;

    private readonly PaddedAxis[] axes;
    private readonly int kernel, stride;

    /// <summary>Creates a drawing of <i>valid</i>, of TensorFlow's <i>same</i>, and of the symmetric paddings that come nearest to it,
    /// which are what PyTorch offers for strides above 1.</summary>
    /// <param name="size">The number of pixels along the axis.</param>
    /// <param name="kernel">The number of pixels in the window.</param>
    /// <param name="stride">The number of pixels that the window moves at each step.</param>
    /// <exception cref="ArgumentException">The window does not fit, or there are more pixels than can be drawn.</exception>
    public PaddingDrawing(int size, int kernel, int stride = 1)
        : this(size, kernel, stride, [Padding.Valid, Padding.Same, .. Nearest(size, new(kernel, stride, Padding.Same))])
    {
    }

    /// <summary>Creates a drawing of some rules of padding.</summary>
    /// <param name="size">The number of pixels along the axis.</param>
    /// <param name="kernel">The number of pixels in the window.</param>
    /// <param name="stride">The number of pixels that the window moves at each step.</param>
    /// <param name="paddings">The rules: <c>[Padding.Valid, Padding.Same, 1]</c>.</param>
    /// <exception cref="ArgumentException">There is no rule, the window does not fit with one of them, or there are more pixels than can be
    /// drawn.</exception>
    public PaddingDrawing(int size, int kernel, int stride, IReadOnlyList<Padding> paddings)
    {
        if (paddings.Count == 0)
        {
            throw new ArgumentException(
                "A drawing of padding compares one rule or more, as Padding.Valid and Padding.Same. Received: none.");
        }

        axes = [.. paddings.Select(padding => Drawable(size, new(kernel, stride, padding)))];
        (this.kernel, this.stride) = (kernel, stride);
    }

    private int Size => axes[0].Size;

    /// <summary>The left side of pixel 1, which stands below itself in all rules.</summary>
    private double Left => (axes.Max(axis => axis.Before) * Cell) + 1;

    private double Width => Math.Max(NarrowestText, Left + ((Size + axes.Max(axis => axis.After)) * Cell) + 1);

    private int Lanes => Math.Min((kernel + stride - 1) / stride, axes.Max(axis => axis.Outputs));

    internal override Picture Draw()
    {
        var legend = new Legend([("input", RoleColors.Input), ("window", RoleColors.Kernel), ("output", RoleColors.Output)], 1, Width);
        var layers = legend.Layers().ToList();
        var top = legend.Height + 8;
        foreach (var axis in axes)
        {
            string[] heading = [.. Wrapping.Lines(Heading(axis), Width * Wrapping.RoomForBold)];
            string[] words = [.. Wrapping.Lines(Fate(axis), Width)];
            layers.Add(new Element("g") { ["text-anchor"] = Mark.Start, ["font-weight"] = "600" }
                .Containing(Lines(heading, top + 12)));
            layers.Add(Mark.Writing(Mark.Start, 12, Lines(words, top + 12 + (heading.Length * Line))));
            top += ((heading.Length + words.Length) * Line) + 3;
            layers.AddRange(Pixels(axis, top));
            layers.AddRange(Windows(axis, top + Cell + 4));
            top += Cell + 4 + (Lanes * Lane) + BetweenRules;
        }

        return new Picture(Width, top - BetweenRules, layers);
    }

    private protected override string Describe() =>
        $"{Size} pixels, and a window of {kernel} that moves by {stride}. "
        + string.Join(' ', axes.Select(axis => $"{Heading(axis)}; {Fate(axis)}."));

    private protected override string Print() => string.Join("\n\n", axes.Select(axis => string.Join('\n', [
        Heading(axis),
        Fate(axis),
        string.Concat(Enumerable.Range(0, axis.Length).Select(place => Letters(axis, place))).TrimEnd(),
        .. Enumerable.Range(0, Math.Min(Lanes, axis.Outputs)).Select(lane => Brackets(axis, lane)),
    ])));

    private IEnumerable<Element> Pixels(PaddedAxis axis, double top)
    {
        double X(int place) => Left + ((place - axis.Before) * Cell);
        string Box(int place) => Mark.Box(X(place), top, Cell, Cell);
        Element Text(int place) =>
            Mark.Text(X(place) + (Cell / 2), top + (Cell / 2) + 4, axis.IsZero(place) ? "0" : $"{axis.Number(place)}");
        int[] places = [.. Enumerable.Range(0, axis.Length)], unreached = [.. axis.Unreached];
        yield return Mark.Tint(
            0.3, places.Except(unreached).Where(place => !axis.IsZero(place)).Select(place => Mark.Area(RoleColors.Input, Box(place))));
        yield return Mark.Strokes(1, 0.6, places.Where(place => !axis.IsZero(place)).Select(place => Mark.Path(Box(place))));
        yield return new Element("g") { ["fill"] = "none", ["stroke"] = "currentColor", ["stroke-dasharray"] = "3 3" }
            .Containing(places.Where(axis.IsZero).Select(place => Mark.Path(Mark.Box(X(place) + 1.5, top + 1.5, Cell - 3, Cell - 3))));
        yield return Mark.Layer(places.Except(unreached).Select(Text));
        yield return Mark.Tint(0.7, unreached.Select(Text));
        yield return Mark.Strokes(1.5, 0.7, unreached.Select(place => Mark.Path(
            Mark.Line(X(place) + 3, top + Cell - 3, X(place) + Cell - 3, top + 3))));
    }

    private IEnumerable<Element> Windows(PaddedAxis axis, double top)
    {
        double X(int output) => Left + ((axis.Start(output) - axis.Before) * Cell);
        double Middle(int output) => X(output) + (kernel * Cell / 2);
        double Y(int output) => top + (output % Lanes * Lane) + (Lane / 2);
        int[] outputs = [.. Enumerable.Range(0, axis.Outputs)];
        yield return Mark.Layer(outputs.Select(output =>
            Mark.Area(RoleColors.Kernel, Mark.Box(X(output) + 2, Y(output) - (Bar / 2), (kernel * Cell) - 4, Bar))));
        yield return Mark.Layer(outputs.Select(output =>
            Mark.Area(RoleColors.Output, Mark.Box(Middle(output) - (Badge / 2), Y(output) - (Badge / 2), Badge, Badge))));
        yield return new Element("g") { ["font-size"] = "11", ["font-weight"] = "600" }.Containing(outputs.Select(output =>
            Mark.Text(Middle(output), Y(output) + 4, $"{output + 1}", RoleColors.Output.Ink)));
    }

    private static string Name(PaddedAxis axis) => axis.Window.Padding switch
    {
        var padding when padding == Padding.Valid => "valid",
        var padding when padding == Padding.Same => "same (TensorFlow)",
        var padding => $"padding {padding} (PyTorch)",
    };

    private static IEnumerable<Element> Lines(string[] lines, double y) =>
        lines.Select((line, i) => Mark.Text(1, y + (i * Line), line));

    /// <summary>«same (TensorFlow): ⌈13 / 5⌉ = 3 outputs».</summary>
    private string Heading(PaddedAxis axis) => $"{Name(axis)}: {Formula(axis)} = {Words.Count(axis.Outputs, "output")}";

    /// <summary>«1 zero before and 2 after, every pixel is seen».</summary>
    private static string Fate(PaddedAxis axis) => $"{Zeros(axis)}, {Dropped(axis)}";

    private string Formula(PaddedAxis axis) => axis.Window.Padding switch
    {
        var padding when padding == Padding.Valid => $"⌊({Size} − {kernel}) / {stride}⌋ + 1",
        var padding when padding == Padding.Same => $"⌈{Size} / {stride}⌉",
        var padding => $"⌊({Size} + 2·{padding} − {kernel}) / {stride}⌋ + 1",
    };

    private static string Zeros(PaddedAxis axis) => (axis.Before, axis.After) switch
    {
        (0, 0) => "no zeros",
        var (before, after) when before == after => $"{Words.Count(before, "zero")} on each side",
        var (before, after) => $"{Words.Count(before, "zero")} before and {after} after",
    };

    private static string Dropped(PaddedAxis axis)
    {
        var pixels = axis.Dropped.Count switch
        {
            0 => "every pixel is seen",
            1 => $"pixel {axis.Dropped[0]} is dropped",
            _ => $"pixels {Words.Runs(axis.Dropped)} are dropped",
        };
        return axis.IdleZeros == 0 ? pixels : $"{pixels}, {Words.Count(axis.IdleZeros, "zero")} not needed";
    }

    /// <summary>A pixel in four letters, dropped ones in parentheses.</summary>
    private static string Letters(PaddedAxis axis, int place)
    {
        var text = axis.IsZero(place) ? "·0" : $"{axis.Number(place)}";
        return axis.IsReached(place) ? $"{text,3} " : $"({text})".PadLeft(4);
    }

    /// <summary>The windows of one lane: <c>└──────────1──────────┘</c>.</summary>
    private string Brackets(PaddedAxis axis, int lane)
    {
        var line = string.Empty;
        for (var output = lane; output < axis.Outputs; output += Lanes)
        {
            var number = $"{output + 1}";
            var room = (kernel * 4) - 2;
            line = line.PadRight(axis.Start(output) * 4)
                + $"└{number.PadLeft((room + number.Length) / 2, '─').PadRight(room, '─')}┘";
        }

        return line;
    }

    private static PaddedAxis Drawable(int size, Window window)
    {
        if (size is < 1 or > MostPixels)
        {
            throw new ArgumentException($"Between 1 and {MostPixels} pixels are drawn. Received: {size}. A small example shows the rule.");
        }

        return new PaddedAxis(size, window) is { Length: <= 2 * MostPixels } axis ? axis : throw new ArgumentException(
            $"At most {2 * MostPixels} pixels and zeros are drawn. Received: {size} pixels, padding {window.Padding}. "
            + "A small example shows the rule.");
    }

    /// <summary>The symmetric paddings that have as many zeros before as <i>same</i>, and as many as it has after.</summary>
    private static IEnumerable<Padding> Nearest(int size, Window same)
    {
        var (before, after) = same.Padding.Around(size, same.Extent, same.Stride);
        return new[] { before, after }.Distinct().Where(zeros => zeros > 0).Select(zeros => (Padding)zeros);
    }
}
