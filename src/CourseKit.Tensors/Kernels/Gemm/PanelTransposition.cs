using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The transpose that packs a panel: rows become columns, sixteen or four at a time, in registers.</summary>
internal static unsafe class PanelTransposition
{
    /// <summary>target[k · stride + row] = source[offsets[row] + k], for each of the rows and each k below the depth.</summary>
    public static void Copy<TOffsets>(float* source, TOffsets offsets, int rows, int depth, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        var row = 0;
        for (; Avx512F.IsSupported && depth >= 4 && row + 16 <= rows; row += 16)
        {
            Copy16(source, offsets, row, depth, target + row, stride);
        }

        for (; depth >= 4 && row + 4 <= rows; row += 4)
        {
            Copy4(source + offsets[row], source + offsets[row + 1], source + offsets[row + 2], source + offsets[row + 3], depth,
                target + row, stride);
        }

        for (; row < rows; row++)
        {
            CopyEach(source + offsets[row], depth, target + row, stride);
        }
    }

    private static void CopyEach(float* source, int depth, float* target, int stride)
    {
        for (var k = 0; k < depth; k++)
        {
            target[k * stride] = source[k];
        }
    }

    private static void Copy4(float* a, float* b, float* c, float* d, int depth, float* target, int stride)
    {
        for (var k = 0; k < depth; k += 4)
        {
            k = Math.Min(k, depth - 4); // The last four overlap those before.
            var to = target + (k * stride);
            var (first, second, third, fourth) = Transpose4x4.Of(
                Vector128.Load(a + k), Vector128.Load(b + k), Vector128.Load(c + k), Vector128.Load(d + k));
            first.Store(to);
            second.Store(to + stride);
            third.Store(to + (2 * stride));
            fourth.Store(to + (3 * stride));
        }
    }

    /// <summary>Does what four calls of <see cref="Copy4"/> do, side by side in wide registers.</summary>
    private static void Copy16<TOffsets>(float* source, TOffsets offsets, int row, int depth, float* target, int stride)
        where TOffsets : struct, IOffsets
    {
        var starts = stackalloc float*[16];
        for (var i = 0; i < 16; i++)
        {
            starts[i] = source + offsets[row + i];
        }

        for (var k = 0; k < depth; k += 4)
        {
            k = Math.Min(k, depth - 4);
            var to = target + (k * stride);
            var (a, b, c, d) = (Gather(starts, k), Gather(starts + 1, k), Gather(starts + 2, k), Gather(starts + 3, k));
            var (lowAc, lowBd) = (Avx512F.UnpackLow(a, c), Avx512F.UnpackLow(b, d));
            var (highAc, highBd) = (Avx512F.UnpackHigh(a, c), Avx512F.UnpackHigh(b, d));
            Avx512F.UnpackLow(lowAc, lowBd).Store(to);
            Avx512F.UnpackHigh(lowAc, lowBd).Store(to + stride);
            Avx512F.UnpackLow(highAc, highBd).Store(to + (2 * stride));
            Avx512F.UnpackHigh(highAc, highBd).Store(to + (3 * stride));
        }
    }

    /// <summary>Returns four values each of rows 0, 4, 8 and 12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather(float** starts, int k) => Vector512.Create(
        Vector256.Create(Vector128.Load(starts[0] + k), Vector128.Load(starts[4] + k)),
        Vector256.Create(Vector128.Load(starts[8] + k), Vector128.Load(starts[12] + k)));
}
