using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>What one neuron of a stack of windows sees of the input, along one axis.</summary>
/// <remarks>
/// A window of kernel k, stride s and dilation d makes it (k − 1)·d jumps larger, and makes the jump s times as long:
/// r' = r + (k − 1)·d·j and j' = j·s. Source: Araujo, Norris and Sim 2019, https://distill.pub/2019/computing-receptive-fields/.
/// </remarks>
/// <param name="Size">How many pixels there are from the first that it sees to the last, both included.</param>
/// <param name="Jump">How many pixels of the input lie between what one neuron sees and what the next one sees.</param>
/// <param name="First">The first pixel that neuron 0 sees; negative where it lies in the padding.</param>
public readonly record struct ReceptiveField(int Size, int Jump, int First)
{
    /// <summary>Where every stack starts: a pixel of the input sees itself.</summary>
    public static ReceptiveField Pixel { get; } = new(Size: 1, Jump: 1, First: 0);

    /// <summary>The receptive field behind a stack of windows, the one that slides over the input first.</summary>
    public static ReceptiveField Of(params ReadOnlySpan<Window> windows)
    {
        var field = Pixel;
        foreach (var window in windows)
        {
            field = field.Through(window);
        }

        return field;
    }

    /// <summary>The receptive field behind one more window.</summary>
    /// <remarks>Where <i>same</i> padding begins depends on the size of the axis: taken here is one that the stride divides.</remarks>
    public ReceptiveField Through(Window window) => Through(window, window.Stride);

    /// <summary>The receptive field behind one more window that slides over <paramref name="size"/> neurons.</summary>
    public ReceptiveField Through(Window window, int size) => new(
        Size + ((window.Extent - 1) * Jump),
        Jump * window.Stride,
        First - (window.Padding.Around(size, window.Extent, window.Stride).Before * Jump));
}
