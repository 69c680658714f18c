using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Parallel loops over a run of values in pieces of fixed size; a short run is one piece, computed by the caller.</summary>
internal static class Pieces
{
    /// <summary>The values of a piece: some microseconds of work, several times the cost of handing it to a thread.</summary>
    public const int Values = 1 << 15;

    /// <summary>Calls <paramref name="work"/> with the start and the end of every piece of a run of
    /// <paramref name="count"/> values.</summary>
    public static void For(nint count, Action<nint, nint> work)
    {
        if (count <= Values)
        {
            work(0, count);
            return;
        }

        Workers.For((int)((count + Values - 1) / Values), piece =>
        {
            var from = (nint)piece * Values;
            work(from, nint.Min(from + Values, count));
        });
    }

    /// <summary>Calls <paramref name="work"/> with the first and the end of groups of items, each
    /// item being <paramref name="size"/> values of work.</summary>
    public static void ForItems(nint items, nint size, Action<nint, nint> work)
    {
        var group = nint.Max(1, Values / nint.Max(1, size));
        if (items <= group)
        {
            work(0, items);
            return;
        }

        Workers.For((int)((items + group - 1) / group), piece =>
        {
            var from = piece * group;
            work(from, nint.Min(from + group, items));
        });
    }
}
