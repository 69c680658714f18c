namespace CourseKit.Tensors;

/// <summary>A window that slides along one axis.</summary>
/// <param name="Kernel">How many pixels it sees.</param>
/// <param name="Stride">How far it moves at each step.</param>
/// <param name="Padding">The zeros around the axis.</param>
/// <param name="Dilation">How far apart the pixels that it sees lie; 1 is next to each other.</param>
public sealed record Window(int Kernel, int Stride = 1, Padding Padding = default, int Dilation = 1)
{
    /// <summary>How many pixels it sees.</summary>
    public int Kernel { get; } = AtLeastOne(Kernel, "A window sees at least one pixel along each axis.");

    /// <summary>How far it moves at each step.</summary>
    public int Stride { get; } = AtLeastOne(Stride, "A stride is at least one pixel.");

    /// <summary>How far apart the pixels that it sees lie.</summary>
    public int Dilation { get; } = AtLeastOne(Dilation, "A dilation is at least one pixel.");

    /// <summary>How many pixels there are from its first to its last, both included: (kernel − 1)·dilation + 1.</summary>
    public int Extent => ((Kernel - 1) * Dilation) + 1;

    /// <summary>In how many places it fits: ⌊(size + padding − extent) / stride⌋ + 1.</summary>
    /// <exception cref="ShapeException">It is wider than the padded axis.</exception>
    public int Slide(int size)
    {
        var (before, after) = Padding.Around(size, Extent, Stride);
        return before + size + after >= Extent
            ? ((before + size + after - Extent) / Stride) + 1
            : throw new ShapeException(
                $"A window of {Extent} pixels needs at least as many to slide over; make the kernel smaller or the padding larger.",
                $"{size} pixels, padding {Padding}");
    }

    private static int AtLeastOne(int value, string rule) =>
        value >= 1 ? value : throw new ShapeException(rule, $"{value}");
}
