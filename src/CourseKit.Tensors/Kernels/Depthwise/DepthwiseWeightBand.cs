using System.Numerics;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>The contribution of a band of maps of one channel to the gradient of its filters.</summary>
/// <param name="dy">The gradient of the channel's maps [m, H', W'].</param>
/// <param name="dw">The gradient of its filters [m, h, w], to which it is added.</param>
/// <param name="shape">The sizes.</param>
internal readonly unsafe struct DepthwiseWeightBand(float* dy, float* dw, DepthwiseShape shape) : IBand
{
    /// <inheritdoc/>
    public void Compute(float* rows, int first, int count)
    {
        var (down, across) = shape.Windows;
        var columns = new PolyphaseColumns(across);
        var width = AxisWindows.CeilingOfRatio(across.Places, Vector<float>.Count) * Vector<float>.Count;
        using var scratch = Scratch.Take(width * count);
        var gradients = scratch.Pointer;
        new Span<float>(gradients, width * count).Clear();
        for (var filter = 0; filter < shape.Multiplier; filter++)
        {
            for (var i = 0; i < count; i++)
            {
                var source = dy + ((((long)filter * down.Places) + first + i) * across.Places);
                new Span<float>(source, across.Places).CopyTo(new Span<float>(gradients + (i * width), width));
            }

            for (var tap = 0; tap < shape.Taps; tap++)
            {
                var seen = rows + (tap / across.Kernel * down.Dilation * columns.Pitch) + columns.Offset(tap % across.Kernel);
                dw[(filter * shape.Taps) + tap] += SumOfProducts(gradients, width, seen, columns.Pitch * down.Stride, count, across.Places);
            }
        }
    }

    /// <summary>Σ a[i, j]·b[i, j] over all rows i and the first <paramref name="places"/> columns j;
    /// behind those b may hold anything.</summary>
    private static float SumOfProducts(float* a, int width, float* b, int step, int rows, int places)
    {
        var behind = Vector.LessThan(Vector.CreateSequence(places - width + Vector<float>.Count, -1), Vector<int>.One);
        var (sum, tail) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < rows; i++, a += width, b += step)
        {
            var j = 0;
            for (; j + Vector<float>.Count < width; j += Vector<float>.Count)
            {
                sum = Vector.MultiplyAddEstimate(Vector.Load(a + j), Vector.Load(b + j), sum);
            }

            var last = Vector.ConditionalSelect(behind, Vector<float>.Zero, Vector.Load(b + j));
            tail = Vector.MultiplyAddEstimate(Vector.Load(a + j), last, tail);
        }

        return Vector.Sum(sum + tail);
    }
}
