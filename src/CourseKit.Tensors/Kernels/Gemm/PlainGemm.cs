using System.Numerics;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The plain matrix product: row by row, each value of A scales a row of B that is added to a row of C.</summary>
internal static class PlainGemm
{
    /// <summary>C = A·B for A of [rows, depth] and B of [depth, columns]; C starts as zeros.</summary>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int depth, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            var sums = c.Slice(row * columns, columns);
            for (var k = 0; k < depth; k++)
            {
                AddScaled(sums, a[(row * depth) + k], b.Slice(k * columns, columns));
            }
        }
    }

    private static void AddScaled(Span<float> sums, float scale, ReadOnlySpan<float> values)
    {
        var wideSums = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var wideValues = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < wideSums.Length; i++)
        {
            wideSums[i] += wideValues[i] * scale;
        }

        for (var i = wideSums.Length * Vector<float>.Count; i < sums.Length; i++)
        {
            sums[i] += values[i] * scale;
        }
    }
}
