using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class SelectionCases
{
    private static readonly (string Name, int Least, int Most)[] Three =
        [("first", 1, 6), ("second", 1, 9), ("third", 1, 20), ("axis", 0, 5)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new("get_At", [.. Three, ("start 1", 0, 6), ("length 1", 0, 6), ("start 2", 0, 9), ("length 2", 0, 9), ("start 3", 0, 20),
            ("length 3", 0, 20), ("ranges", 1, 3), ("from the end", 0, 1)], Slice),
        new(nameof(Tensor.Select), [.. Three, ("index", 0, 19)], sizes =>
        {
            var (x, axis) = Draw(sizes);
            var index = sizes["index"] % x.Shape[axis];
            return new([x], leaves => leaves[0].Select(axis, index), others => others[0].select(axis, index));
        }),
        new(nameof(Tensor.IndexSelect), [.. Three, ("indices", 0, 12)], sizes =>
        {
            var (x, axis) = Draw(sizes);
            var indices = Indices([sizes["indices"]], x.Shape[axis]);
            return new([x], leaves => leaves[0].IndexSelect(axis, [.. indices.ToArray().Select(index => (int)index)]),
                others => others[0].index_select(axis, Trial.Whole(indices)));
        }),
        new(nameof(Tensor.Gather), [.. Three, ("indices", 0, 12)], sizes =>
        {
            var (x, axis) = Draw(sizes);
            var index = Indices(x.Shape.With(axis, sizes["indices"]), x.Shape[axis]);
            return new([x], leaves => leaves[0].Gather(axis, index), others => others[0].gather(axis, Trial.Whole(index)));
        }),
        new(nameof(Tensor.ScatterAdd), [.. Three, ("indices", 0, 12)], sizes =>
        {
            var (x, axis) = Draw(sizes);
            var index = Indices(x.Shape.With(axis, sizes["indices"]), x.Shape[axis]);
            return new([x, Trial.Values(index.Shape, 2)], leaves => leaves[0].ScatterAdd(axis, index, leaves[1]),
                others => others[0].scatter_add(axis, Trial.Whole(index), others[1]));
        }),
    ];

    private static Trial Slice(Sizes sizes)
    {
        var (x, _) = Draw(sizes);
        var parts = Enumerable.Range(0, sizes["ranges"]).Select(axis =>
        {
            var start = Math.Min(sizes[$"start {axis + 1}"], x.Shape[axis]);
            return (Start: start, End: start + Math.Min(sizes[$"length {axis + 1}"], x.Shape[axis] - start));
        }).ToArray();
        Range[] ranges = [.. parts.Select((part, axis) =>
            sizes["from the end"] == 1 ? ^(x.Shape[axis] - part.Start)..^(x.Shape[axis] - part.End) : part.Start..part.End)];
        return new([x], leaves => leaves[0][ranges],
            others => parts.Index().Aggregate(others[0], (y, part) => y.slice(part.Index, part.Item.Start, part.Item.End, 1)));
    }

    private static (Tensor X, int Axis) Draw(Sizes sizes) =>
        (Trial.Values([sizes["first"], sizes["second"], sizes["third"]]), sizes["axis"] - 3);

    private static Tensor Indices(Shape shape, int length) => new CourseKit.Tensors.Randomness.Generator(5).Integers(shape, 0, length);
}
