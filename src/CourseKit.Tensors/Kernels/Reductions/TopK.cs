using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>The k largest values along the middle axis of [outer, count, inner], largest first, equal
/// ones in the order in which they stand.</summary>
/// <remarks>As in PyTorch a NaN counts as the largest. Each value is inserted into the k best so far,
/// which nearly all miss at the first comparison.</remarks>
internal static unsafe class TopK
{
    /// <summary>Computes values and positions, both [outer, k, inner], for k ≤ count.</summary>
    public static void Over(float* x, nint outer, nint count, nint inner, int k, float* values, int* places) =>
        Pieces.ForItems(outer * inner, count, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var (block, column) = Math.DivRem(i, inner);
                var best = (block * k * inner) + column;
                Select(x + (block * count * inner) + column, count, inner, k, values + best, places + best);
            }
        });

    private static void Select(float* x, nint count, nint stride, int k, float* values, int* places)
    {
        var found = 0;
        for (nint i = 0; i < count; i++)
        {
            var candidate = x[i * stride];
            if (found == k && (k == 0 || !Largest.Beyond(candidate, values[(k - 1) * stride])))
            {
                continue;
            }

            var rank = found < k ? found++ : k - 1;
            for (; rank > 0 && Largest.Beyond(candidate, values[(rank - 1) * stride]); rank--)
            {
                values[rank * stride] = values[(rank - 1) * stride];
                places[rank * stride] = places[(rank - 1) * stride];
            }

            values[rank * stride] = candidate;
            places[rank * stride] = (int)i;
        }
    }
}
