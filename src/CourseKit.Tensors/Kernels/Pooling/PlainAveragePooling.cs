using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Average pooling, window by window.</summary>
internal static unsafe class PlainAveragePooling
{
    /// <inheritdoc cref="AveragePooling.Forward"/>
    public static void Forward(float* x, float* y, int planes, ImageWindows windows, bool countPadding)
    {
        var (rows, columns) = windows;
        for (var plane = 0; plane < planes; plane++, x += windows.Pixels)
        {
            for (var i = 0; i < rows.Places; i++)
            {
                for (var j = 0; j < columns.Places; j++)
                {
                    var sum = 0f;
                    foreach (var pixel in Seen(windows, i, j))
                    {
                        sum += x[pixel];
                    }

                    *y++ = sum / Divisor(windows, countPadding, i, j);
                }
            }
        }
    }

    /// <inheritdoc cref="AveragePooling.Backward"/>
    public static void Backward(float* dy, float* dx, int planes, ImageWindows windows, bool countPadding)
    {
        var (rows, columns) = windows;
        new Span<float>(dx, planes * windows.Pixels).Clear();
        for (var plane = 0; plane < planes; plane++, dx += windows.Pixels)
        {
            for (var i = 0; i < rows.Places; i++)
            {
                for (var j = 0; j < columns.Places; j++)
                {
                    var share = *dy++ / Divisor(windows, countPadding, i, j);
                    foreach (var pixel in Seen(windows, i, j))
                    {
                        dx[pixel] += share;
                    }
                }
            }
        }
    }

    /// <summary>By how many pixels the sum of a window is divided; 1 where it sees none, so that the
    /// average is 0 there as in PyTorch.</summary>
    private static int Divisor(ImageWindows windows, bool countPadding, int i, int j) =>
        AveragePooling.Divisor(windows.Rows, countPadding, i) * AveragePooling.Divisor(windows.Columns, countPadding, j);

    private static IEnumerable<int> Seen(ImageWindows windows, int i, int j)
    {
        var (rows, columns) = windows;
        var (top, bottom) = rows.Inside(i);
        var (left, right) = columns.Inside(j);
        for (var u = top; u < bottom; u++)
        {
            for (var v = left; v < right; v++)
            {
                yield return ((rows.Start(i) + (u * rows.Dilation)) * columns.Size) + columns.Start(j) + (v * columns.Dilation);
            }
        }
    }
}
