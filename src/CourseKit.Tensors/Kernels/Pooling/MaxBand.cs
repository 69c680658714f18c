using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>The maxima of a band of windows, for as many windows of a row at a time as a vector has lanes.</summary>
/// <param name="y">The maxima of the image [H', W'].</param>
/// <param name="windows">The geometry of the windows.</param>
/// <param name="end">Behind the last value of y that may be written and is written later.</param>
internal readonly unsafe struct MaxBand(float* y, ImageWindows windows, float* end) : IBand
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

        var last = Math.Max(0, places - Vector<float>.Count);
        for (var i = 0; i < count; i++)
        {
            var top = rows + (i * windows.Rows.Stride * columns.Pitch);
            var row = y + ((long)(first + i) * places);
            for (var j = 0; j <= last; j = j == last ? j + 1 : Math.Min(j + Vector<float>.Count, last))
            {
                Maximum(top + j, offsets, columns.Pitch * windows.Rows.Dilation).StoreWithin(row + j, places - j, end);
            }
        }
    }

    /// <remarks>Inlined, what it gathers would not stay in a register.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector<float> Maximum(float* window, int* offsets, int pitch)
    {
        var (largest, numbers) = (new Vector<float>(float.NegativeInfinity), Vector<int>.AllBitsSet);
        var (down, across) = (windows.Rows.Kernel, windows.Columns.Kernel);
        for (var u = 0; u < down; u++, window += pitch)
        {
            for (var v = 0; v < across; v++)
            {
                var value = Vector.Load(window + offsets[v]);
                largest = Vector.MaxNative(largest, value); // Which of a number and NaN it takes depends on the processor.
                numbers &= Vector.Equals(value, value);
            }
        }

        return Vector.ConditionalSelect(numbers, largest, new Vector<float>(float.NaN));
    }
}
