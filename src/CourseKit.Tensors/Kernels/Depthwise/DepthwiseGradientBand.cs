using System.Numerics;
using CourseKit.Tensors.Kernels.Windows;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>The gradients of a band of maps of one channel, added to the pixels of their windows.</summary>
/// <param name="weight">The channel's filters [m, h, w].</param>
/// <param name="dy">The gradient of the channel's maps [m, H', W'].</param>
/// <param name="shape">The sizes.</param>
internal readonly unsafe struct DepthwiseGradientBand(float* weight, float* dy, DepthwiseShape shape) : IBand
{
    /// <inheritdoc/>
    public void Compute(float* rows, int first, int count)
    {
        var (down, across) = shape.Windows;
        var columns = new PolyphaseColumns(across);
        var width = AxisWindows.CeilingOfRatio(across.Places, Vector<float>.Count) * Vector<float>.Count;
        using var scratch = Scratch.Take(width);
        var gradients = scratch.Pointer;
        new Span<float>(gradients, width).Clear();
        for (var filter = 0; filter < shape.Multiplier; filter++)
        {
            for (var i = 0; i < count; i++)
            {
                new Span<float>(dy + ((((long)filter * down.Places) + first + i) * across.Places), across.Places)
                    .CopyTo(new Span<float>(gradients, width));
                for (var u = 0; u < down.Kernel; u++)
                {
                    var row = rows + (((i * down.Stride) + (u * down.Dilation)) * columns.Pitch);
                    var taps = weight + (filter * shape.Taps) + (u * across.Kernel);
                    for (var v = 0; v < across.Kernel; v++)
                    {
                        AddScaled(taps[v], gradients, row + columns.Offset(v), width, across.Places);
                    }
                }
            }
        }
    }

    private static void AddScaled(float factor, float* values, float* sums, int width, int places)
    {
        var factors = new Vector<float>(factor);
        var i = 0;
        for (; i + Vector<float>.Count < width; i += Vector<float>.Count)
        {
            Vector.MultiplyAddEstimate(factors, Vector.Load(values + i), Vector.Load(sums + i)).Store(sums + i);
        }

        // Lanes behind the last place keep their sums: a weight that is infinite or NaN would make their zeros NaN.
        var behind = Vector.LessThan(Vector.CreateSequence(places - i, -1), Vector<int>.One);
        var sum = Vector.Load(sums + i);
        Vector.ConditionalSelect(behind, sum, Vector.MultiplyAddEstimate(factors, Vector.Load(values + i), sum)).Store(sums + i);
    }
}
