using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Max pooling in vectors, the fast form of <see cref="PlainMaxPooling"/>.</summary>
/// <remarks>
/// Where the windows of a network overlap, an image is sorted by <see cref="PolyphaseColumns"/>; pairs
/// side by side are taken apart in registers.
/// </remarks>
internal static unsafe class MaxPooling
{
    /// <summary>The largest value of each window; NaN counts as larger than any number, and the padding never wins.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the maxima [planes, H', W']; −∞ for a window that sees no pixel.</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">The geometry of the windows.</param>
    public static void Forward(float* x, float* y, int planes, ImageWindows windows) => Forward(x, y, null, planes, windows);

    /// <summary>The largest value of each window and its position: of equal ones the first, and of several NaN the last, as in
    /// PyTorch.</summary>
    /// <param name="x">Images [planes, H, W].</param>
    /// <param name="y">Set to the maxima [planes, H', W']; −∞ for a window that sees no pixel.</param>
    /// <param name="places">Set to row·W + column of each maximum within its image [planes, H', W'];
    /// −1 for a window that sees no pixel.</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">The geometry of the windows.</param>
    public static void Forward(float* x, float* y, int* places, int planes, ImageWindows windows)
    {
        if (windows.Columns.Kernel > RowBands.WidestKernel)
        {
            PlainMaxPooling.Forward(x, y, places, planes, windows);
            return;
        }

        PlaneRanges.For(planes, (long)windows.Places * windows.Rows.Kernel * windows.Columns.Kernel, (from, to) =>
        {
            using var scratch = Scratch.Take(RowBands.Floats(windows));
            var end = y + ((long)to * windows.Places);
            for (var plane = from; plane < to; plane++)
            {
                var image = x + ((long)plane * windows.Pixels);
                var maxima = y + ((long)plane * windows.Places);
                if (places != null)
                {
                    ForwardWithPlaces(image, maxima, places + ((long)plane * windows.Places), windows, scratch.Pointer, end,
                        to - plane - 1);
                }
                else if (Pooling2x2.Suits(windows, to - plane - 1))
                {
                    Pooling2x2.Maxima(image, maxima, windows);
                }
                else
                {
                    RowBands.Compute(image, windows, float.NegativeInfinity, scratch.Pointer, new MaxBand(maxima, windows, end));
                }
            }
        });
    }

    /// <summary>The gradient of the images: that of each maximum, added at its position.</summary>
    /// <param name="dy">The gradient of the maxima [planes, H', W'].</param>
    /// <param name="places">The positions of the maxima, as <see cref="Forward(float*, float*, int*, int, ImageWindows)"/> said.</param>
    /// <param name="dx">Set to the gradient of the images [planes, H, W].</param>
    /// <param name="planes">Images times channels.</param>
    /// <param name="windows">The geometry of the windows.</param>
    public static void Backward(float* dy, int* places, float* dx, int planes, ImageWindows windows)
    {
        if (!Pooling2x2.Suits(windows, imagesBehind: 0))
        {
            Backward(dy, places, dx, planes, windows.Places, windows.Pixels);
            return;
        }

        PlaneRanges.For(planes, windows.Pixels, (from, to) =>
        {
            for (var plane = (long)from; plane < to; plane++)
            {
                Pooling2x2.MaximaBackward(dy + (plane * windows.Places), places + (plane * windows.Places), dx + (plane * windows.Pixels),
                    windows);
            }
        });
    }

    /// <summary>The gradient of any pooling that selects pixels: [planes, picked] → [planes, pixels].</summary>
    public static void Backward(float* dy, int* places, float* dx, int planes, int picked, int pixels) =>
        PlaneRanges.For(planes, (2L * picked) + (pixels / 4), (from, to) => PlainMaxPooling.Backward(
            dy + ((long)from * picked), places + ((long)from * picked), dx + ((long)from * pixels), to - from, picked, pixels));

    private static void ForwardWithPlaces(float* image, float* maxima, int* places, ImageWindows windows, float* memory, float* end,
        int imagesBehind)
    {
        if (Pooling2x2.Suits(windows, imagesBehind))
        {
            Pooling2x2.Maxima(image, maxima, places, windows);
        }
        else
        {
            RowBands.Compute(image, windows, float.NegativeInfinity, memory, new MaxPlaceBand(maxima, places, windows, end));
        }
    }
}
