using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Target size of upsampling: a factor, a number of pixels, or the size of a second input.</summary>
public abstract record TargetSize
{
    private TargetSize()
    {
    }

    /// <summary>Gets the height and width of a second input.</summary>
    public static TargetSize OfSecondInput { get; } = new SecondInput();

    /// <summary>Returns a multiple of the input size: PyTorch's <c>scale_factor</c>.</summary>
    public static TargetSize Times(int factor) => new ScaleFactor(factor);

    /// <summary>Returns a size in pixels: PyTorch's <c>size</c>.</summary>
    public static TargetSize Pixels(int height, int width) => new Fixed(height, width);

    internal abstract Shape Of(IReadOnlyList<Shape> inputs);

    /// <summary>A multiple of those that they have.</summary>
    /// <param name="Factor">The ratio of output to input pixels along each axis.</param>
    private sealed record ScaleFactor(int Factor) : TargetSize
    {
        /// <summary>The factor of height and width.</summary>
        public int Factor { get; } = AtLeastOne(Factor);

        /// <summary>The factor.</summary>
        public override string ToString() => $"factor {Factor}";

        internal override Shape Of(IReadOnlyList<Shape> inputs) => [.. inputs[0][2..].Select(size => size * Factor)];
    }

    /// <summary>Numbers of pixels.</summary>
    /// <param name="Height">The number of output rows.</param>
    /// <param name="Width">The number of output columns.</param>
    private sealed record Fixed(int Height, int Width) : TargetSize
    {
        /// <summary>The height.</summary>
        public int Height { get; } = AtLeastOne(Height);

        /// <summary>The width.</summary>
        public int Width { get; } = AtLeastOne(Width);

        /// <summary>Height and width.</summary>
        public override string ToString() => $"to {Height}×{Width}";

        internal override Shape Of(IReadOnlyList<Shape> inputs) => [Height, Width];
    }

    /// <summary>The height and width of a second input.</summary>
    private sealed record SecondInput : TargetSize
    {
        /// <summary>The rule.</summary>
        public override string ToString() => "to the size of the second input";

        internal override Shape Of(IReadOnlyList<Shape> inputs) => inputs.Count == 2
            ? inputs[1][2..]
            : throw new ShapeException("What gets the size of a second input is called with two.", string.Join(" and ", inputs));
    }

    private static int AtLeastOne(int number) =>
        number >= 1 ? number : throw new ArgumentException($"Images keep at least one pixel. Received: {number}.");
}
