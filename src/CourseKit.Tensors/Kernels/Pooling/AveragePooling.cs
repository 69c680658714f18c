using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Average pooling in vectors, the fast form of <see cref="PlainAveragePooling"/>.</summary>
internal static unsafe class AveragePooling
{
    /// <summary>The average of each window.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the averages [planes, H', W']; 0 for a window that sees no pixel.</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">The geometry of the windows.</param>
    /// <param name="countPadding">
    /// True to count the padding as zeros, PyTorch's <c>count_include_pad</c>; what a last window in
    /// ceil mode reaches beyond the padding never counts.
    /// </param>
    public static void Forward(float* x, float* y, int planes, ImageWindows windows, bool countPadding)
    {
        if (windows.Columns.Kernel > RowBands.WidestKernel)
        {
            PlainAveragePooling.Forward(x, y, planes, windows, countPadding);
            return;
        }

        PlaneRanges.For(planes, (long)windows.Places * windows.Rows.Kernel * windows.Columns.Kernel, (from, to) =>
        {
            using var scratch = Scratch.Take(RowBands.Floats(windows));
            var end = y + ((long)to * windows.Places);
            for (var plane = from; plane < to; plane++)
            {
                var image = x + ((long)plane * windows.Pixels);
                var averages = y + ((long)plane * windows.Places);
                if (Pooling2x2.Suits(windows, to - plane - 1))
                {
                    Pooling2x2.Averages(image, averages, windows);
                }
                else
                {
                    RowBands.Compute(image, windows, 0, scratch.Pointer, new AverageBand(averages, windows, countPadding, end));
                }
            }
        });
    }

    /// <summary>The gradient of the images: that of each window, divided equally among its pixels.</summary>
    /// <param name="dy">The gradient of the averages [planes, H', W'].</param>
    /// <param name="dx">Set to the gradient of the images [planes, H, W].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">The geometry of the windows.</param>
    /// <param name="countPadding">As forward.</param>
    public static void Backward(float* dy, float* dx, int planes, ImageWindows windows, bool countPadding) =>
        PlaneRanges.For(planes, (2L * windows.Places * windows.Rows.Kernel * windows.Columns.Kernel) + windows.Pixels, (from, to) =>
        {
            using var scratch = Scratch.Take(RowBandGradient.Floats(windows));
            for (var plane = from; plane < to; plane++)
            {
                var gradient = dy + ((long)plane * windows.Places);
                var image = dx + ((long)plane * windows.Pixels);
                if (Pooling2x2.Suits(windows, to - plane - 1))
                {
                    Pooling2x2.AveragesBackward(gradient, image, windows);
                }
                else
                {
                    RowBandGradient.Compute(image, windows, scratch.Pointer, new AverageGradientBand(gradient, windows, countPadding));
                }
            }
        });

    /// <summary>Returns the factor of one axis in the divisor of a window's sum; at least 1.</summary>
    public static int Divisor(AxisWindows axis, bool countPadding, int place)
    {
        var (from, to) = axis.Inside(place);
        return Math.Max(1, countPadding ? axis.InsidePadding(place) : to - from);
    }
}
