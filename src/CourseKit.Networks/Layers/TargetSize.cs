using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>The height and the width that images get.</summary>
public abstract record TargetSize
{
    private TargetSize()
    {
    }

    /// <summary>Those of the second input.</summary>
    public static TargetSize OfSecondInput { get; } = new Another();

    /// <summary>A multiple of those that they have.</summary>
    public static TargetSize Times(int factor) => new Multiple(factor);

    /// <summary>Numbers of pixels.</summary>
    public static TargetSize Pixels(int height, int width) => new Given(height, width);

    internal abstract Shape Of(IReadOnlyList<Shape> inputs);

    /// <summary>A multiple of those that they have.</summary>
    /// <param name="Factor">How many times as many pixels there are along each axis.</param>
    public sealed record Multiple(int Factor) : TargetSize
    {
        /// <summary>How many times as many pixels there are along each axis.</summary>
        public int Factor { get; } = AtLeastOne(Factor);

        /// <summary>The factor.</summary>
        public override string ToString() => $"factor {Factor}";

        internal override Shape Of(IReadOnlyList<Shape> inputs) => [.. inputs[0][2..].Select(size => size * Factor)];
    }

    /// <summary>Numbers of pixels.</summary>
    /// <param name="Height">How many rows.</param>
    /// <param name="Width">How many columns.</param>
    public sealed record Given(int Height, int Width) : TargetSize
    {
        /// <summary>How many rows.</summary>
        public int Height { get; } = AtLeastOne(Height);

        /// <summary>How many columns.</summary>
        public int Width { get; } = AtLeastOne(Width);

        /// <summary>Height and width.</summary>
        public override string ToString() => $"to {Height}×{Width}";

        internal override Shape Of(IReadOnlyList<Shape> inputs) => [Height, Width];
    }

    /// <summary>Those of the second input.</summary>
    public sealed record Another : TargetSize
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
