using CourseKit.Networks.Costs;

namespace CourseKit.Figures.Drawings;

/// <summary>Layers above an input, seen from the side: a step for each layer shows what one of its
/// values sees, down to the input.</summary>
/// <remarks>Cells with a dashed border lie outside of their layer: they are padding.</remarks>
public sealed record ReceptiveFieldDrawing : SteppedDrawing
{
    private const double Pixel = 26, Cell = 20, LayerHeight = 58, Label = 62;

    private static readonly Rgb Seen = Palette.Of(0), Seer = Palette.Of(1);

    private readonly Window[] windows;
    private readonly int[] sizes;
    private readonly ReceptiveField[] fields;

    /// <summary>Creates a drawing of a stack of windows over <paramref name="size"/> pixels, that of the first layer first.</summary>
    /// <exception cref="ShapeException">There is no window, or one does not fit.</exception>
    public ReceptiveFieldDrawing(IReadOnlyList<Window> windows, int size)
    {
        if (windows.Count == 0)
        {
            throw new ShapeException("A receptive field is drawn for one window or more.", "none");
        }

        this.windows = [.. windows];
        sizes = new int[windows.Count + 1];
        fields = new ReceptiveField[windows.Count + 1];
        (sizes[0], fields[0]) = (size, ReceptiveField.Pixel);
        for (var layer = 0; layer < windows.Count; layer++)
        {
            sizes[layer + 1] = windows[layer].Slide(sizes[layer]);
            fields[layer + 1] = fields[layer].Through(windows[layer], sizes[layer]);
        }
    }

    private int Layers => windows.Length;

    internal override IReadOnlyList<Picture> Frames() => [.. Enumerable.Range(1, Layers).Select(Frame)];

    private protected override IReadOnlyList<string> StepCaptions() => [.. Enumerable.Range(1, Layers).Select(Finding)];

    private protected override string Describe() => string.Join(' ', Enumerable.Range(1, Layers).Select(Finding));

    private protected override string Print() => string.Join('\n', Enumerable.Range(1, Layers).Select(Finding));

    private string Finding(int layer)
    {
        var seen = SeenFrom(layer)[0];
        var outside = seen.Count(pixel => !Exists(0, pixel));
        return $"One value of layer {layer} sees {Words.Count(fields[layer].Size, "pixel")}"
            + (outside == 0 ? "." : $", {outside} of them outside of the input, in the padding.");
    }

    private Picture Frame(int from)
    {
        var seen = SeenFrom(from);
        var (first, last) = Extent();
        var width = Label + ((last - first + 1) * Pixel);
        double X(int layer, int index) => Label + ((Center(layer, index) - first + 0.5) * Pixel);
        string Box(int layer, int index) => Mark.Box(X(layer, index) - (Cell / 2), Y(layer) - (Cell / 2), Cell, Cell);

        var cones = Enumerable.Range(1, from).Select(layer => Cone(
            (X(layer, seen[layer][0]), X(layer, seen[layer][^1]), Y(layer)),
                (X(layer - 1, seen[layer - 1][0]), X(layer - 1, seen[layer - 1][^1]), Y(layer - 1))));
        var lit = Enumerable.Range(0, from)
            .SelectMany(layer => seen[layer].Where(index => Exists(layer, index)).Select(index => Box(layer, index)));
        var padding = Enumerable.Range(0, from)
            .SelectMany(layer => seen[layer].Where(index => !Exists(layer, index)).Select(index => Box(layer, index)));
        return new Picture(width, Y(0) + (Cell / 2) + 2, [
            Mark.Tint(0.12, cones),
            Mark.Tint(0.55, lit.Select(box => Mark.Area(Seen, box))),
            Mark.Layer(Mark.Area(Seer, Box(from, seen[from][0]))),
            Mark.Strokes(1, 0.6, Enumerable.Range(0, Layers + 1).SelectMany(
                layer => Enumerable.Range(0, sizes[layer]).Select(index => Mark.Path(Box(layer, index))))),
            new Element("g") { ["fill"] = "none", ["stroke-dasharray"] = "3 3", ["stroke-width"] = "1.5" }
                .Containing(padding.Select(box => Mark.Stroke(Seen, box))),
            Mark.Writing(Mark.Start, 12, Enumerable.Range(0, Layers + 1)
                .Select(layer => Mark.Text(0, Y(layer) + 4, layer == 0 ? "input" : $"layer {layer}"))),
        ]);
    }

    /// <summary>For each layer from the input up to this one, the places that the value in the middle of this one sees.</summary>
    private int[][] SeenFrom(int layer)
    {
        var seen = new int[layer + 1][];
        seen[layer] = [sizes[layer] / 2];
        for (var below = layer - 1; below >= 0; below--)
        {
            var window = windows[below];
            var (before, _) = window.Padding.Around(sizes[below], window.Extent, window.Stride);
            seen[below] = [.. seen[below + 1]
                .SelectMany(index =>
                    Enumerable.Range(0, window.Kernel).Select(k => (index * window.Stride) - before + (k * window.Dilation)))
                .Distinct().Order()];
        }

        return seen;
    }

    private bool Exists(int layer, int index) => index >= 0 && index < sizes[layer];

    /// <summary>Above which pixel of the input the middle of a value lies.</summary>
    private double Center(int layer, int index) => fields[layer].First + (index * fields[layer].Jump) + ((fields[layer].Size - 1) / 2.0);

    private double Y(int layer) => (Cell / 2) + 1 + ((Layers - layer) * LayerHeight);

    /// <summary>The first and the last pixel that any step shows, padding included.</summary>
    private (double First, double Last) Extent()
    {
        var shown = Enumerable.Range(1, Layers)
            .SelectMany(from => SeenFrom(from).SelectMany((seen, layer) => seen.Select(index => Center(layer, index))))
            .Concat([0, sizes[0] - 1]);
        return (shown.Min(), shown.Max());
    }

    private static Element Cone((double Left, double Right, double Y) top, (double Left, double Right, double Y) bottom)
    {
        const double Half = Cell / 2;
        return Mark.Area(Seen,
            $"M{Digits.Coordinate(top.Left - Half)} {Digits.Coordinate(top.Y + Half)}L{Digits.Coordinate(top.Right + Half)} " +
                $"{Digits.Coordinate(top.Y + Half)}"
            + $"L{Digits.Coordinate(bottom.Right + Half)} " +
                $"{Digits.Coordinate(bottom.Y - Half)}L{Digits.Coordinate(bottom.Left - Half)} {Digits.Coordinate(bottom.Y - Half)}z");
    }
}
