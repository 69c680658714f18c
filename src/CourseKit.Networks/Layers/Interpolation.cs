using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Interpolation of a resized image's pixels: nearest neighbor or bilinear.</summary>
public sealed class Interpolation
{
    private readonly string name;

    private Interpolation(string name, int operationsEach, Func<Tensor, int, int, Tensor> resize) =>
        (this.name, OperationsEach, Resize) = (name, operationsEach, resize);

    /// <summary>Nearest-neighbor interpolation: output row i is input row ⌊i·H / H'⌋.</summary>
    public static Interpolation Nearest { get; } = new("nearest", 0, (x, height, width) => x.ResizeNearest(height, width));

    /// <summary>Bilinear interpolation between the four pixels around (i + ½)·H / H' − ½.</summary>
    public static Interpolation Bilinear { get; } = new("bilinear", 7, (x, height, width) => x.ResizeBilinear(height, width));

    /// <summary>The number of operations for one pixel: four products and three sums, or none.</summary>
    internal int OperationsEach { get; }

    /// <summary>The footprint of one input pixel in the output, along an axis that becomes <paramref name="factor"/> times as long: as
    /// many pixels, or twice as many where neighbors mix.</summary>
    internal Window Footprint(int factor) => this == Nearest || factor == 1 ? new(factor, factor) : new(2 * factor, factor, factor / 2);

    /// <summary>Images of another height and width.</summary>
    internal Func<Tensor, int, int, Tensor> Resize { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => name;
}
