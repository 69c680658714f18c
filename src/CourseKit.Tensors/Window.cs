namespace CourseKit.Tensors;

/// <summary>The geometry of a window that slides along one axis.</summary>
/// <param name="Kernel">The number of pixels in the window.</param>
/// <param name="Stride">The number of pixels that the window moves at each step.</param>
/// <param name="Padding">The zeros around the axis.</param>
/// <param name="Dilation">The distance between neighboring pixels of the window; 1 is contiguous.</param>
public sealed record Window(int Kernel, int Stride = 1, Padding Padding = default, int Dilation = 1)
{
    private const int MostPixels = 2_147_483_591; // Array.MaxLength, which is no constant: more fit into no tensor.

    private const string Most = "2,147,483,591";

    /// <summary>Gets the number of pixels in the window.</summary>
    public int Kernel { get; } = AtLeastOne(Kernel, "A window sees at least one pixel along each axis.");

    /// <summary>Gets the number of pixels that the window moves at each step.</summary>
    public int Stride { get; } = AtLeastOne(Stride, "A stride is at least one pixel.");

    /// <summary>Gets the distance between neighboring pixels of the window; 1 is contiguous.</summary>
    public int Dilation { get; } = AtLeastOne(Dilation, "A dilation is at least one pixel.");

    /// <summary>Gets the extent of the window, from its first pixel to its last: (kernel − 1)·dilation + 1.</summary>
    public int Extent { get; } = (((long)Kernel - 1) * Dilation) + 1 is <= MostPixels and var extent
        ? (int)extent
        : throw new ShapeException($"A window reaches over at most {Most} pixels.", $"{Kernel} pixels, dilation {Dilation}");

    /// <summary>Returns the number of places of the window on an axis: ⌊(size + padding − extent) / stride⌋ + 1.</summary>
    /// <exception cref="ShapeException">It is wider than the padded axis, or that has too many pixels to count.</exception>
    public int Slide(int size)
    {
        var padded = Padded(size);
        return padded >= Extent
            ? ((padded - Extent) / Stride) + 1
            : throw new ShapeException(
                $"A window of {Extent} pixels needs at least as many to slide over; make the kernel smaller or the padding larger.",
                $"{size} pixels, padding {Padding}");
    }

    /// <summary>Makes sure that kernels, which count the pixels of one padded image in 32 bits, have room for them and for two more steps
    /// of the window.</summary>
    /// <param name="windows">The window along each axis.</param>
    /// <param name="sizes">The pixels of these axes.</param>
    /// <exception cref="ShapeException">They cannot.</exception>
    internal static void RequireRoom(IReadOnlyList<Window> windows, Shape sizes)
    {
        var pixels = 1.0;
        for (var axis = 0; axis < windows.Count; axis++)
        {
            pixels *= (double)windows[axis].Padded(sizes[axis]) + (2.0 * windows[axis].Stride) + windows[axis].Dilation;
        }

        if (pixels > MostPixels)
        {
            throw new ShapeException(
                $"An image with its padding, and with room for two more steps of the window, has at most {Most} pixels; "
                + "make padding, stride or dilation smaller.",
                $"{sizes} pixels, {string.Join(" and ", windows.Select(window => window.Numbers))}");
        }
    }

    /// <summary>Gets whether the padding is at most half of the extent; that of <see cref="Padding.Same"/> always is.</summary>
    internal bool PadsAtMostHalf => Padding.Pixels <= Extent / 2;

    /// <summary>Gets kernel, stride, padding and dilation in words.</summary>
    internal string Numbers => $"kernel {Kernel}, stride {Stride}, padding {Padding}, dilation {Dilation}";

    private int Padded(int size)
    {
        var (before, after) = Padding.Around(size, Extent, Stride);
        return (long)before + size + after is <= MostPixels and var padded
            ? (int)padded
            : throw new ShapeException($"An axis has at most {Most} pixels, its padding included.", $"{size} pixels, padding {Padding}");
    }

    private static int AtLeastOne(int value, string rule) =>
        value >= 1 ? value : throw new ShapeException(rule, $"{value}");
}
