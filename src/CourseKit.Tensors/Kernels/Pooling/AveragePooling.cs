using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Average pooling on vectors; <see cref="PlainAveragePooling"/> says what it computes.</summary>
internal static unsafe class AveragePooling
{
    /// <summary>The average of what each window sees.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the averages [planes, H', W']; 0 for a window that sees no pixel.</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">Where the windows lie.</param>
    /// <param name="countPadding">
    /// Whether the padding counts as zeros, PyTorch's <c>count_include_pad</c>; what a last window in
    /// ceil mode reaches beyond the padding never counts.
    /// </param>
    public static void Forward(float* x, float* y, int planes, ImageWindows windows, bool countPadding)
    {
        if (windows.Columns.Kernel > Bands.WidestKernel)
        {
            PlainAveragePooling.Forward(x, y, planes, windows, countPadding);
            return;
        }

        PlaneRanges.For(planes, (long)windows.Places * windows.Rows.Kernel * windows.Columns.Kernel, (from, to) =>
        {
            using var scratch = Scratch.Take(Bands.Floats(windows));
            var end = y + ((long)to * windows.Places);
            for (var plane = from; plane < to; plane++)
            {
                var image = x + ((long)plane * windows.Pixels);
                var averages = y + ((long)plane * windows.Places);
                if (PairPooling.Suits(windows, to - plane - 1))
                {
                    PairPooling.Averages(image, averages, windows);
                }
                else
                {
                    Bands.Compute(image, windows, 0, scratch.Pointer, new AverageBand(averages, windows, countPadding, end));
                }
            }
        });
    }

    /// <summary>The gradient of the images: each window shares its own out equally among the pixels that it sees.</summary>
    /// <param name="dy">The gradient of the averages [planes, H', W'].</param>
    /// <param name="dx">Set to the gradient of the images [planes, H, W].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">Where the windows lie.</param>
    /// <param name="countPadding">As forward.</param>
    public static void Backward(float* dy, float* dx, int planes, ImageWindows windows, bool countPadding) =>
        PlaneRanges.For(planes, (2L * windows.Places * windows.Rows.Kernel * windows.Columns.Kernel) + windows.Pixels, (from, to) =>
        {
            using var scratch = Scratch.Take(BandGradient.Floats(windows));
            for (var plane = from; plane < to; plane++)
            {
                var gradient = dy + ((long)plane * windows.Places);
                var image = dx + ((long)plane * windows.Pixels);
                if (PairPooling.Suits(windows, to - plane - 1))
                {
                    PairPooling.AveragesBackward(gradient, image, windows);
                }
                else
                {
                    BandGradient.Compute(image, windows, scratch.Pointer, new AverageGradientBand(gradient, windows, countPadding));
                }
            }
        });

    /// <summary>The factor that one axis gives to the number by which a sum is divided; at least 1.</summary>
    public static int Divisor(AxisWindows axis, bool countPadding, int place)
    {
        var (from, to) = axis.Inside(place);
        return Math.Max(1, countPadding ? axis.InsidePadding(place) : to - from);
    }
}
