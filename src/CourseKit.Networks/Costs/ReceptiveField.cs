using CourseKit.Tensors;

namespace CourseKit.Networks.Costs;

/// <summary>Receptive field along one axis: the input pixels that one output value of a stack of windows depends on.</summary>
/// <remarks>
/// A window of kernel k, stride s and dilation d enlarges the field by (k − 1)·d jumps, and multiplies the jump by s:
/// r' = r + (k − 1)·d·j and j' = j·s. Source: Araujo, Norris and Sim 2019, https://distill.pub/2019/computing-receptive-fields/.
/// </remarks>
/// <param name="Size">The field’s extent in pixels, from the first to the last, both included.</param>
/// <param name="Jump">The distance in pixels between the fields of neighboring output values.</param>
/// <param name="First">The first pixel in the field of output value 0; negative in the padding.</param>
public readonly record struct ReceptiveField(int Size, int Jump, int First)
{
    /// <summary>The receptive field of an input pixel: itself.</summary>
    public static ReceptiveField Pixel { get; } = new(Size: 1, Jump: 1, First: 0);

    /// <summary>Computes the receptive field of a stack of windows, the one nearest to the input first.</summary>
    public static ReceptiveField Of(params ReadOnlySpan<Window> windows)
    {
        var field = Pixel;
        foreach (var window in windows)
        {
            field = field.Through(window);
        }

        return field;
    }

    /// <summary>Computes the receptive field after one more window.</summary>
    /// <remarks>Where <i>same</i> padding begins depends on the size of the axis: taken here is one that the stride divides.</remarks>
    public ReceptiveField Through(Window window) => Through(window, window.Stride);

    /// <summary>Computes the receptive field after one more window that slides over <paramref name="size"/> values.</summary>
    public ReceptiveField Through(Window window, int size) => new(
        Size + ((window.Extent - 1) * Jump),
        Jump * window.Stride,
        First - (window.Padding.Around(size, window.Extent, window.Stride).Before * Jump));
}
