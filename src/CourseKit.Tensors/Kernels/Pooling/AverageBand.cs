using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>The averages of a band of windows, for as many windows of a row at a time as a vector has lanes.</summary>
/// <param name="y">The averages of the image [H', W'].</param>
/// <param name="windows">The geometry of the windows.</param>
/// <param name="countPadding">True to count the padding.</param>
/// <param name="end">Behind the last value of y that may be written and is written later.</param>
internal readonly unsafe struct AverageBand(float* y, ImageWindows windows, bool countPadding, float* end) : IBand
{
    /// <inheritdoc/>
    public void Compute(float* rows, int first, int count)
    {
        var (kernel, places) = (windows.Columns.Kernel, windows.Columns.Places);
        var columns = new PolyphaseColumns(windows.Columns);
        var offsets = stackalloc int[kernel];
        for (var v = 0; v < kernel; v++)
        {
            offsets[v] = columns.Offset(v);
        }

        using var divisors = Scratch.Take(places + Vector<float>.Count);
        for (var j = 0; j < places; j++)
        {
            divisors.Pointer[j] = AveragePooling.Divisor(windows.Columns, countPadding, j);
        }

        var last = Math.Max(0, places - Vector<float>.Count);
        for (var i = 0; i < count; i++)
        {
            var top = rows + (i * windows.Rows.Stride * columns.Pitch);
            var row = y + ((long)(first + i) * places);
            var divisor = (float)AveragePooling.Divisor(windows.Rows, countPadding, first + i);
            for (var j = 0; j <= last; j = j == last ? j + 1 : Math.Min(j + Vector<float>.Count, last))
            {
                var sum = Sum(top + j, offsets, columns.Pitch * windows.Rows.Dilation);
                (sum / (Vector.Load(divisors.Pointer + j) * divisor)).StoreWithin(row + j, places - j, end);
            }
        }
    }

    /// <remarks>Inlined, what it gathers would not stay in a register.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector<float> Sum(float* window, int* offsets, int pitch)
    {
        var sum = Vector<float>.Zero;
        var (down, across) = (windows.Rows.Kernel, windows.Columns.Kernel);
        for (var u = 0; u < down; u++, window += pitch)
        {
            for (var v = 0; v < across; v++)
            {
                sum += Vector.Load(window + offsets[v]);
            }
        }

        return sum;
    }
}
