using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The inner loop of the micro-kernel: a tile of the product that stays in registers while the depth runs by.</summary>
/// <remarks>
/// At each step one row of the packed B panel (one or two vectors) meets the numbers of one column of the packed A panel, each spread over
/// a vector: rows × vectors multiply-adds for rows + vectors loads. Written for twelve rows and two vectors; the compiler drops what a
/// smaller tile does not have, because <c>TRows</c> and <c>TVectors</c> are constants to it.
/// </remarks>
internal static unsafe class Tile<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>C = A·B, or C += A·B, for A packed as [depth, rows], B as [depth, vectors · lanes]
    /// and C in rows <paramref name="stride"/> apart.</summary>
    /// <remarks><paramref name="epilogue"/> is applied to the sums; null leaves them as they are.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TRows, TVectors>(
        int depth, float* a, float* b, float* c, nint stride, bool accumulate, TileEpilogue* epilogue, SoftwarePrefetch prefetch)
        where TRows : struct, ISize
        where TVectors : struct, ISize
    {
        var wide = TVectors.Count > 1;
        TVector c0 = default, d0 = default;
        TVector c1 = default, d1 = default;
        TVector c2 = default, d2 = default;
        TVector c3 = default, d3 = default;
        TVector c4 = default, d4 = default;
        TVector c5 = default, d5 = default;
        TVector c6 = default, d6 = default;
        TVector c7 = default, d7 = default;
        TVector c8 = default, d8 = default;
        TVector c9 = default, d9 = default;
        TVector c10 = default, d10 = default;
        TVector c11 = default, d11 = default;
        for (; depth > 0; depth--)
        {
            prefetch.Fetch();
            var left = TLanes.Load(b);
            var right = wide ? TLanes.Load(b + TLanes.Count) : default;
            Accumulate(a[0], left, right, ref c0, ref d0, wide);
            Accumulate(a[1], left, right, ref c1, ref d1, wide);

            if (TRows.Count > 2)
            {
                Accumulate(a[2], left, right, ref c2, ref d2, wide);
                Accumulate(a[3], left, right, ref c3, ref d3, wide);
            }

            if (TRows.Count > 4)
            {
                Accumulate(a[4], left, right, ref c4, ref d4, wide);
                Accumulate(a[5], left, right, ref c5, ref d5, wide);
            }

            if (TRows.Count > 6)
            {
                Accumulate(a[6], left, right, ref c6, ref d6, wide);
                Accumulate(a[7], left, right, ref c7, ref d7, wide);
            }

            if (TRows.Count > 8)
            {
                Accumulate(a[8], left, right, ref c8, ref d8, wide);
                Accumulate(a[9], left, right, ref c9, ref d9, wide);
                Accumulate(a[10], left, right, ref c10, ref d10, wide);
                Accumulate(a[11], left, right, ref c11, ref d11, wide);
            }

            a += TRows.Count;
            b += TVectors.Count * TLanes.Count;
        }

        Store(c0, d0, c, 0, stride, accumulate, epilogue, wide);
        Store(c1, d1, c, 1, stride, accumulate, epilogue, wide);

        if (TRows.Count > 2)
        {
            Store(c2, d2, c, 2, stride, accumulate, epilogue, wide);
            Store(c3, d3, c, 3, stride, accumulate, epilogue, wide);
        }

        if (TRows.Count > 4)
        {
            Store(c4, d4, c, 4, stride, accumulate, epilogue, wide);
            Store(c5, d5, c, 5, stride, accumulate, epilogue, wide);
        }

        if (TRows.Count > 6)
        {
            Store(c6, d6, c, 6, stride, accumulate, epilogue, wide);
            Store(c7, d7, c, 7, stride, accumulate, epilogue, wide);
        }

        if (TRows.Count > 8)
        {
            Store(c8, d8, c, 8, stride, accumulate, epilogue, wide);
            Store(c9, d9, c, 9, stride, accumulate, epilogue, wide);
            Store(c10, d10, c, 10, stride, accumulate, epilogue, wide);
            Store(c11, d11, c, 11, stride, accumulate, epilogue, wide);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(float value, TVector left, TVector right, ref TVector leftSums, ref TVector rightSums, bool wide)
    {
        var spread = TLanes.Fill(value);
        leftSums = TLanes.MultiplyAdd(spread, left, leftSums);
        if (wide)
        {
            rightSums = TLanes.MultiplyAdd(spread, right, rightSums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        TVector leftSums, TVector rightSums, float* c, int row, nint stride, bool accumulate, TileEpilogue* epilogue, bool wide)
    {
        Store(leftSums, c, row, row * stride, accumulate, epilogue);
        if (wide)
        {
            Store(rightSums, c, row, (row * stride) + TLanes.Count, accumulate, epilogue);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sums, float* c, int row, nint place, bool accumulate, TileEpilogue* epilogue)
    {
        sums = accumulate ? TLanes.Add(TLanes.Load(c + place), sums) : sums;
        TLanes.Store(epilogue == null ? sums : epilogue->Apply<TLanes, TVector>(sums, row, place), c + place);
    }
}
