namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>The common iteration space of two broadcast operands; axes that both walk through alike are merged.</summary>
/// <remarks>A per-channel [F, 1, 1] against [N, F, H, W] has three: N (repeated), F, and H·W (repeated). Equal shapes have one.</remarks>
internal sealed class Broadcast
{
    private readonly List<(nint Size, bool AMoves, bool BMoves)> axes = [];

    /// <summary>Aligns two shapes.</summary>
    /// <exception cref="ShapeException">Two sizes differ and neither is 1.</exception>
    public Broadcast(Shape a, Shape b)
    {
        var rank = a.Broadcast(b).Rank;
        for (var axis = 0; axis < rank; axis++)
        {
            int ofA = SizeAt(a, axis, rank), ofB = SizeAt(b, axis, rank);
            Append(ofA == 1 ? ofB : ofA, ofA != 1, ofB != 1);
        }

        if (axes.Count == 0)
        {
            axes.Add((1, true, true));
        }

        Sizes = [.. axes.Select(axis => axis.Size)];
        AStrides = Strides([.. axes.Select(axis => axis.AMoves)]);
        BStrides = Strides([.. axes.Select(axis => axis.BMoves)]);
        Count = Sizes.Aggregate((nint)1, (product, size) => product * size);
    }

    /// <summary>Gets the sizes of the axes, outermost first.</summary>
    public nint[] Sizes { get; }

    /// <summary>Gets the strides of the first operand; 0 where it is repeated. The last is 0 or 1.</summary>
    public nint[] AStrides { get; }

    /// <summary>Gets the strides of the second operand.</summary>
    public nint[] BStrides { get; }

    /// <summary>Gets the number of values of the result.</summary>
    public nint Count { get; }

    /// <summary>Returns the offset of an operand at the start of a row, a row being the last axis.</summary>
    public nint Offset(nint row, nint[] strides)
    {
        nint offset = 0;
        for (var axis = Sizes.Length - 2; axis > 0; axis--)
        {
            (row, var place) = Math.DivRem(row, Sizes[axis]);
            offset += place * strides[axis];
        }

        return Sizes.Length == 1 ? 0 : offset + (row * strides[0]);
    }

    private static int SizeAt(Shape shape, int axis, int rank) => axis < rank - shape.Rank ? 1 : shape[axis - (rank - shape.Rank)];

    private void Append(int size, bool aMoves, bool bMoves)
    {
        if (size == 1)
        {
            return;
        }

        if (axes is [.., var last] && (last.AMoves, last.BMoves) == (aMoves, bMoves))
        {
            axes[^1] = (last.Size * size, aMoves, bMoves);
        }
        else
        {
            axes.Add((size, aMoves, bMoves));
        }
    }

    private nint[] Strides(bool[] moves)
    {
        var strides = new nint[moves.Length];
        nint passed = 1;
        for (var axis = moves.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = moves[axis] ? passed : 0;
            passed *= moves[axis] ? Sizes[axis] : 1;
        }

        return strides;
    }
}
