using System.Runtime.Intrinsics;
using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The product of a matrix and a vector: every value of the matrix is used once, so it is read in place, at the speed of
/// memory.</summary>
internal static unsafe class Gemv
{
    /// <summary>The values of the matrix in one piece of work.</summary>
    private const int Piece = 64 * 1024;

    /// <summary>y = A·x for A of [rows, depth], where <paramref name="output"/> has one column.</summary>
    public static void Multiply(float* a, float* x, int rows, int depth, Output output)
    {
        var share = Math.Max(4, Piece / Math.Max(1, depth) / 4 * 4);
        Workers.For((rows + share - 1) / share, piece =>
        {
            var sums = stackalloc float[4];
            var end = Math.Min(rows, (piece + 1) * share);
            for (var row = piece * share; row < end; row += 4)
            {
                var used = Math.Min(4, end - row);
                var first = a + ((nint)row * depth);
                var last = (nint)(used - 1) * depth; // Fewer than four rows are read twice.
                Dot4(first, first + Math.Min(depth, last), first + Math.Min(2 * (nint)depth, last), first + last, x, depth, sums);
                output.Store(sums, 1, row, used, 0, 1, output.Accumulate, last: true);
            }
        });
    }

    private static void Dot4(float* a, float* b, float* c, float* d, float* x, int depth, float* sums)
    {
        Vector512<float> sumA = default, sumB = default, sumC = default, sumD = default;
        var k = 0;
        for (; k <= depth - Vector512<float>.Count; k += Vector512<float>.Count)
        {
            var values = Vector512.Load(x + k);
            sumA = Vector512.MultiplyAddEstimate(Vector512.Load(a + k), values, sumA);
            sumB = Vector512.MultiplyAddEstimate(Vector512.Load(b + k), values, sumB);
            sumC = Vector512.MultiplyAddEstimate(Vector512.Load(c + k), values, sumC);
            sumD = Vector512.MultiplyAddEstimate(Vector512.Load(d + k), values, sumD);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Vector512.Sum(sumA), Vector512.Sum(sumB), Vector512.Sum(sumC), Vector512.Sum(sumD));
        for (; k < depth; k++)
        {
            sums[0] += a[k] * x[k];
            sums[1] += b[k] * x[k];
            sums[2] += c[k] * x[k];
            sums[3] += d[k] * x[k];
        }
    }
}
