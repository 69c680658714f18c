using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>How pixels between pixels are found.</summary>
public sealed class Interpolation
{
    private readonly string name;

    private Interpolation(string name, int operationsEach, Func<Tensor, int, int, Tensor> resize) =>
        (this.name, OperationsEach, Resize) = (name, operationsEach, resize);

    /// <summary>The one that lies nearest: ⌊i·H / H'⌋.</summary>
    public static Interpolation Nearest { get; } = new("nearest", 0, (x, height, width) => x.ResizeNearest(height, width));

    /// <summary>A mix of the four that lie around (i + ½)·H / H' − ½.</summary>
    public static Interpolation Bilinear { get; } = new("bilinear", 7, (x, height, width) => x.ResizeBilinear(height, width));

    /// <summary>How many operations one pixel takes: four products and three sums, or none.</summary>
    internal int OperationsEach { get; }

    /// <summary>Over which pixels one is spread along an axis that becomes so many times as long:
    /// over as many, or twice as many where neighbors mix.</summary>
    internal Window Spread(int factor) => this == Nearest || factor == 1 ? new(factor, factor) : new(2 * factor, factor, factor / 2);

    /// <summary>Images of another height and width.</summary>
    internal Func<Tensor, int, int, Tensor> Resize { get; }

    /// <summary>Its name.</summary>
    public override string ToString() => name;
}
