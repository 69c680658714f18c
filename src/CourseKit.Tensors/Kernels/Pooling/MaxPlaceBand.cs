using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>The maxima of a band of windows and their positions, for as many windows of a row at a time as a vector has lanes.</summary>
/// <param name="y">The maxima of the image [H', W'].</param>
/// <param name="places">The positions of the maxima, [H', W'].</param>
/// <param name="windows">The geometry of the windows.</param>
/// <param name="end">Behind the last value of y that may be written and is written later; places ends with it.</param>
internal readonly unsafe struct MaxPlaceBand(float* y, int* places, ImageWindows windows, float* end) : IBand
{
    /// <inheritdoc/>
    public void Compute(float* rows, int first, int count)
    {
        var (down, across) = windows;
        var columns = new PolyphaseColumns(across);
        var offsets = stackalloc int[across.Kernel];
        for (var v = 0; v < across.Kernel; v++)
        {
            offsets[v] = columns.Offset(v);
        }

        var last = Math.Max(0, across.Places - Vector<float>.Count);
        for (var i = first; i < first + count; i++)
        {
            var top = rows + ((i - first) * down.Stride * columns.Pitch);
            var target = (long)i * across.Places;
            for (var j = 0; j <= last; j = j == last ? j + 1 : Math.Min(j + Vector<float>.Count, last))
            {
                var (value, place) = Maximum(top + j, offsets, columns.Pitch * down.Dilation, i, j);
                value.StoreWithin(y + target + j, across.Places - j, end);
                Vector.AsVectorSingle(place).StoreWithin((float*)(places + target + j), across.Places - j, (float*)(places + (end - y)));
            }
        }
    }

    /// <remarks>Inlined, what it gathers would not stay in a register.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (Vector<float> Value, Vector<int> Place) Maximum(float* window, int* offsets, int pitch, int i, int j)
    {
        var (down, across) = windows;
        var (top, bottom) = down.Inside(i);
        window += top * pitch;
        var (largest, place) = (new Vector<float>(float.NegativeInfinity), new Vector<int>(-1));
        var starts = Vector.CreateSequence(across.Start(j), across.Stride);
        for (var u = top; u < bottom; u++, window += pitch)
        {
            var row = (down.Start(i) + (u * down.Dilation)) * across.Size;
            for (var v = 0; v < across.Kernel; v++)
            {
                var value = Vector.Load(window + offsets[v]);
                var wins = Vector.GreaterThan(value, largest) | Vector.OnesComplement(Vector.Equals(value, value));
                largest = Vector.ConditionalSelect(wins, value, largest);
                place = Vector.ConditionalSelect(wins, starts + new Vector<int>(row + (v * across.Dilation)), place);
            }
        }

        return (largest, Vector.LessThanAny(place, Vector<int>.Zero) ? FirstWhereNoneWon(place, i, j) : place);
    }

    /// <summary>Returns the first pixel of the window that lies on the image, where nothing was larger than −∞.</summary>
    private Vector<int> FirstWhereNoneWon(Vector<int> places, int i, int j)
    {
        var (down, across) = windows;
        var (top, bottom) = down.Inside(i);
        for (var lane = 0; lane < Vector<int>.Count; lane++)
        {
            var (left, right) = across.Inside(j + lane);
            if (places[lane] < 0 && top < bottom && left < right)
            {
                var (row, column) = (down.Start(i) + (top * down.Dilation), across.Start(j + lane) + (left * across.Dilation));
                places = places.WithElement(lane, (row * across.Size) + column);
            }
        }

        return places;
    }
}
