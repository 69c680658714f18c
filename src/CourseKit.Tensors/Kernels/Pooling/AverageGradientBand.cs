using System.Numerics;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>The gradients of a band of averages, added to the pixels of their windows.</summary>
/// <param name="dy">The gradient of the averages [H', W'].</param>
/// <param name="windows">The geometry of the windows.</param>
/// <param name="countPadding">True to count the padding.</param>
internal readonly unsafe struct AverageGradientBand(float* dy, ImageWindows windows, bool countPadding) : IBand
{
    /// <inheritdoc/>
    public void Compute(float* rows, int first, int count)
    {
        var (down, across) = windows;
        var columns = new PolyphaseColumns(across);
        var width = AxisWindows.CeilingOfRatio(across.Places, Vector<float>.Count) * Vector<float>.Count;
        using var scratch = Scratch.Take(2 * width);
        var shares = scratch.Pointer;
        var divisors = shares + width;
        new Span<float>(shares, width).Clear();
        for (var j = 0; j < across.Places; j++)
        {
            divisors[j] = AveragePooling.Divisor(across, countPadding, j);
        }

        for (var i = 0; i < count; i++)
        {
            var divisor = (float)AveragePooling.Divisor(down, countPadding, first + i);
            for (var j = 0; j < across.Places; j++)
            {
                shares[j] = dy[((first + i) * across.Places) + j] / (divisor * divisors[j]);
            }

            for (var u = 0; u < down.Kernel; u++)
            {
                var row = rows + (((i * down.Stride) + (u * down.Dilation)) * columns.Pitch);
                for (var v = 0; v < across.Kernel; v++)
                {
                    Add(shares, row + columns.Offset(v), width);
                }
            }
        }
    }

    private static void Add(float* values, float* sums, int count)
    {
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            (Vector.Load(sums + i) + Vector.Load(values + i)).Store(sums + i);
        }
    }
}
