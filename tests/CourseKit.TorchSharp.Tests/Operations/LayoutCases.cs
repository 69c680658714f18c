using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class LayoutCases
{
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    private static readonly (string Name, int Least, int Most)[] Three = [("first", 0, 9), ("second", 0, 17), ("third", 0, 34)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.Permute), [.. Three, ("order", 0, 5)], sizes => new([Draw(sizes)], x => x[0].Permute(Orders[sizes["order"]]),
            x => x[0].permute([.. Orders[sizes["order"]].Select(axis => (long)axis)]))),
        new(nameof(Tensor.Transpose), Three, sizes => new([Draw(sizes)], x => x[0].Transpose(), x => x[0].transpose(-1, -2))),
        new(nameof(Tensor.Reshape), [.. Three, ("order", 0, 5)], Reshape),
        new(nameof(Tensor.Flip), [.. Three, ("axes", 0, 7)], sizes =>
        {
            int[] axes = [.. new[] { 0, -2, 2 }.Where((_, place) => (sizes["axes"] >> place & 1) == 1)];
            return new([Draw(sizes)], x => x[0].Flip(axes), x => x[0].flip([.. axes.Select(axis => (long)axis)]));
        }),
        new(nameof(Tensor.Unsqueeze), [.. Three, ("axis", 0, 7)], sizes =>
            new([Draw(sizes)], x => x[0].Unsqueeze(sizes["axis"] - 4), x => x[0].unsqueeze(sizes["axis"] - 4))),
        new(nameof(Tensor.Expand), [.. Three, ("ones", 0, 7), ("in front", 0, 3), ("missing", 0, 3)], Expand),
        new(nameof(Tensor.Pad), [.. Three, ("axes", 1, 3), ("before 1", 0, 2), ("behind 1", 0, 3), ("before 2", 0, 4), ("behind 2", 0, 2),
            ("before 3", 0, 1), ("behind 3", 0, 5), ("value", -1, 1)], Pad),
        new(nameof(Tensor.Concat), [.. Three, ("axis", 0, 5), ("second part", 0, 9), ("third part", 0, 4)], Concat),
        new(nameof(Tensor.Split), [.. Three, ("axis", 0, 5), ("first cut", 0, 34), ("second cut", 0, 34), ("part", 0, 2)], Split),
        new(nameof(Tensor.Stack), [.. Three, ("parts", 1, 4)], sizes =>
            new([.. Enumerable.Range(1, sizes["parts"]).Select(part => Draw(sizes, part))], x => Tensor.Stack(x), x => torch.stack(x))),
    ];

    private static Trial Reshape(Sizes sizes)
    {
        var x = Draw(sizes);
        int[] shape = [.. Orders[sizes["order"]].Select(axis => x.Shape[axis])];
        int[] halved = [shape[0] * shape[1], shape[2]];
        return new([x], leaves => leaves[0].Reshape(shape).Reshape(halved),
            others => others[0].reshape([.. halved.Select(length => (long)length)]));
    }

    private static Trial Expand(Sizes sizes)
    {
        int[] lengths = [sizes["first"], sizes["second"], sizes["third"]];
        int[] wide = [.. Enumerable.Repeat(2, sizes["in front"]), .. lengths];
        Shape narrow = [.. lengths.Select((length, axis) => (sizes["ones"] >> axis & 1) == 1 ? 1 : length).Skip(sizes["missing"])];
        return new([Trial.Values(narrow)], x => x[0].Expand([.. wide]), x => x[0].expand([.. wide.Select(length => (long)length)]));
    }

    private static Trial Pad(Sizes sizes)
    {
        (int Before, int Behind)[] edges = [.. Enumerable.Range(1, sizes["axes"])
            .Select(axis => (sizes[$"before {axis}"], sizes[$"behind {axis}"]))];
        var value = sizes["value"] * 0.7;
        return new([Draw(sizes)], x => x[0].Pad(edges, value), x => F.pad(
            x[0], [.. edges.AsEnumerable().Reverse().SelectMany(edge => new long[] { edge.Before, edge.Behind })], value: value));
    }

    private static Trial Concat(Sizes sizes)
    {
        var (axis, first) = (sizes["axis"] - 3, Draw(sizes));
        Tensor[] parts =
        [
            first, Trial.Values(first.Shape.With(axis, sizes["second part"]), 2),
            Trial.Values(first.Shape.With(axis, sizes["third part"]), 3),
        ];
        return new(parts, x => Tensor.Concat(axis, x), x => torch.cat(x, axis));
    }

    private static Trial Split(Sizes sizes)
    {
        var (axis, x) = (sizes["axis"] - 3, Draw(sizes));
        var length = x.Shape[axis];
        var first = Math.Min(sizes["first cut"], length);
        var second = Math.Min(sizes["second cut"], length - first);
        int[] parts = [first, second, length - first - second];
        return new([x], leaves => leaves[0].Split(axis, parts)[sizes["part"]],
            others => others[0].split([.. parts.Select(part => (long)part)], axis)[sizes["part"]]);
    }

    private static Tensor Draw(Sizes sizes, int number = 1) => Trial.Values([sizes["first"], sizes["second"], sizes["third"]], number);
}
