using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Max pooling, window by window.</summary>
internal static unsafe class PlainMaxPooling
{
    /// <inheritdoc cref="MaxPooling.Forward(float*, float*, int*, int, ImageWindows)"/>
    public static void Forward(float* x, float* y, int* places, int planes, ImageWindows windows)
    {
        var (rows, columns) = windows;
        for (var plane = 0; plane < planes; plane++, x += windows.Pixels)
        {
            for (var i = 0; i < rows.Places; i++)
            {
                for (var j = 0; j < columns.Places; j++)
                {
                    (*y++, var place) = Maximum(x, windows, i, j);
                    if (places != null)
                    {
                        *places++ = place;
                    }
                }
            }
        }
    }

    /// <inheritdoc cref="MaxPooling.Backward(float*, int*, float*, int, ImageWindows)"/>
    public static void Backward(float* dy, int* places, float* dx, int planes, int placesPerPlane, int pixels)
    {
        new Span<float>(dx, planes * pixels).Clear();
        for (var plane = 0; plane < planes; plane++, dx += pixels)
        {
            for (var i = 0; i < placesPerPlane; i++, dy++, places++)
            {
                if (*places >= 0)
                {
                    dx[*places] += *dy;
                }
            }
        }
    }

    /// <summary>The largest pixel of one window, and where it is; NaN counts as larger than any
    /// number, and the first of equals wins.</summary>
    private static (float Value, int Place) Maximum(float* image, ImageWindows windows, int i, int j)
    {
        var (rows, columns) = windows;
        var (top, bottom) = rows.Inside(i);
        var (left, right) = columns.Inside(j);
        var (largest, place) = (float.NegativeInfinity, -1);
        for (var u = top; u < bottom; u++)
        {
            for (var v = left; v < right; v++)
            {
                var pixel = ((rows.Start(i) + (u * rows.Dilation)) * columns.Size) + columns.Start(j) + (v * columns.Dilation);
                if (image[pixel] > largest || float.IsNaN(image[pixel]) || place < 0)
                {
                    (largest, place) = (image[pixel], pixel);
                }
            }
        }

        return (largest, place);
    }
}
