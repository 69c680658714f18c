using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>The largest or smallest value along the middle axis of [outer, count, inner], and its first position.</summary>
/// <remarks>As in PyTorch a NaN counts as the extreme. The axis has at least one value.</remarks>
internal static unsafe class Extreme
{
    /// <summary>Computes values and positions, both [outer, inner]; either may be null.</summary>
    public static void Over<TOrder>(float* x, nint outer, nint count, nint inner, float* values, int* places)
        where TOrder : struct, IOrder
    {
        if (inner != 1)
        {
            Columns.ForEach(x, outer, count, inner, (columns, place) => OfColumns<TOrder>(columns, values, places, place));
            return;
        }

        Pieces.ForItems(outer, count, (from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                var place = PlaceInRow<TOrder>(x + (row * count), count);
                Note(x[(row * count) + place], place, values, places, row);
            }
        });
    }

    private static void OfColumns<TOrder>(Columns columns, float* values, int* places, nint place)
        where TOrder : struct, IOrder
    {
        var best = columns[0];
        var at = Vector<int>.Zero;
        for (nint row = 1; row < columns.Count; row++)
        {
            var candidate = columns[row];
            var beyond = TOrder.Beyond(candidate, best);
            best = Vector.ConditionalSelect(beyond, candidate, best);
            at = Vector.ConditionalSelect(beyond, new Vector<int>((int)row), at);
        }

        if (values != null)
        {
            columns.Store(best, values + place);
        }

        if (places != null)
        {
            columns.Store(Vector.AsVectorSingle(at), (float*)places + place);
        }
    }

    /// <summary>Returns the position of a row's extreme: that of each lane first, then the best lane, the earliest position of equal
    /// ones.</summary>
    private static int PlaceInRow<TOrder>(float* row, nint count)
        where TOrder : struct, IOrder
    {
        var width = Vector<float>.Count;
        var (best, place, i) = (row[0], 0, (nint)0);
        if (count >= 2 * width)
        {
            var (bests, places) = (Vector.Load(row), Vector<int>.Indices);
            for (i = width; i <= count - width; i += width)
            {
                var candidates = Vector.Load(row + i);
                var beyond = TOrder.Beyond(candidates, bests);
                bests = Vector.ConditionalSelect(beyond, candidates, bests);
                places = Vector.ConditionalSelect(beyond, Vector<int>.Indices + new Vector<int>((int)i), places);
            }

            for (var lane = 0; lane < width; lane++)
            {
                var isEqual = !TOrder.Beyond(bests[lane], best) && !TOrder.Beyond(best, bests[lane]);
                if (TOrder.Beyond(bests[lane], best) || (isEqual && places[lane] < place))
                {
                    (best, place) = (bests[lane], places[lane]);
                }
            }
        }

        for (; i < count; i++)
        {
            if (TOrder.Beyond(row[i], best))
            {
                (best, place) = (row[i], (int)i);
            }
        }

        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Note(float value, int place, float* values, int* places, nint at)
    {
        if (values != null)
        {
            values[at] = value;
        }

        if (places != null)
        {
            places[at] = place;
        }
    }
}
