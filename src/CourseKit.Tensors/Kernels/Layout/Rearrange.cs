namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Permutation, flip, padding, slicing and concatenation of contiguous tensors, each one strided copy.</summary>
internal static unsafe class Rearrange
{
    /// <summary>Permutes the axes: axis i of the result is axis order[i] of x.</summary>
    public static void Permute(Shape shape, float* x, ReadOnlySpan<int> order, float* y)
    {
        var strides = Strides(shape);
        var (sizes, source) = (new int[shape.Rank], new nint[shape.Rank]);
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            (sizes[axis], source[axis]) = (shape[order[axis]], strides[order[axis]]);
        }

        StridedCopy.Copy(sizes, x, source, y, Strides(Shape.Of(sizes)));
    }

    /// <summary>Flips the given axes; the flip is its own gradient.</summary>
    public static void Flip(Shape shape, float* x, ReadOnlySpan<int> axes, float* y)
    {
        var strides = Strides(shape);
        var first = x;
        var source = (nint[])strides.Clone();
        foreach (var axis in axes)
        {
            first += (shape[axis] - 1) * strides[axis];
            source[axis] = -strides[axis];
        }

        StridedCopy.Copy([.. shape], first, source, y, strides);
    }

    /// <summary>Pads x: <paramref name="before"/> values in front of each axis, and behind it as far as <paramref name="padded"/>
    /// goes.</summary>
    public static void Pad(Shape shape, float* x, ReadOnlySpan<int> before, Shape padded, float value, float* y)
    {
        Fill(y, checked((nint)padded.Elements), value);
        var target = Strides(padded);
        StridedCopy.Copy([.. shape], x, Strides(shape), y + Offset(before, target), target);
    }

    /// <summary>Slices each axis from <paramref name="start"/> on to the size of <paramref name="result"/>; the gradient of padding,
    /// too.</summary>
    public static void Slice(Shape shape, float* x, ReadOnlySpan<int> start, Shape result, float* y)
    {
        var strides = Strides(shape);
        StridedCopy.Copy([.. result], x + Offset(start, strides), strides, y, Strides(result));
    }

    /// <summary>Copies one part of a concatenated axis: [outer, count, inner] → places <paramref name="start"/>… of [outer, total,
    /// inner].</summary>
    public static void Join(float* part, int outer, int count, int inner, float* whole, int total, int start) =>
        StridedCopy.Copy([outer, count * inner], part, [(nint)count * inner, 1], whole + ((nint)start * inner), [(nint)total * inner, 1]);

    /// <summary>Copies one part out of a concatenated axis, the reverse of <see cref="Join"/>.</summary>
    public static void Split(float* whole, int outer, int total, int inner, int start, float* part, int count) =>
        StridedCopy.Copy([outer, count * inner], whole + ((nint)start * inner), [(nint)total * inner, 1], part, [(nint)count * inner, 1]);

    private static nint[] Strides(Shape shape)
    {
        var strides = new nint[shape.Rank];
        nint stride = 1;
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    private static nint Offset(ReadOnlySpan<int> place, nint[] strides)
    {
        nint offset = 0;
        for (var axis = 0; axis < strides.Length; axis++)
        {
            offset += place[axis] * strides[axis];
        }

        return offset;
    }

    private static void Fill(float* values, nint count, float value) =>
        Elementwise.Pieces.For(count, (from, to) => new Span<float>(values + from, (int)(to - from)).Fill(value));
}
