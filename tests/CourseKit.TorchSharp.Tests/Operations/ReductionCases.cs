using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class ReductionCases
{
    /// <summary>An axis, counted from either end, of a shape of one to four axes.</summary>
    private static readonly (string Name, int Least, int Most)[] Axes =
    [
        ("rank", 1, 4), ("first", 1, 5), ("second", 1, 7), ("third", 1, 9), ("fourth", 1, 40), ("axis", 0, 7), ("keep", 0, 1),
        ("ties", 0, 1),
    ];

    private static readonly (string Name, int Least, int Most)[] AxesOfAnyLength = [.. Axes.Select(axis => axis with
    {
        Least = axis.Name is "first" or "third" ? 0 : axis.Least,
    })];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        Along(nameof(Tensor.Sum), AxesOfAnyLength, (x, axis, keep) => x.Sum(axis, keep), (x, axis, keep) => x.sum(axis, keep)),
        Along(nameof(Tensor.Mean), AxesOfAnyLength, (x, axis, keep) => x.Mean(axis, keep), (x, axis, keep) => x.mean([axis], keep)),
        Along(nameof(Tensor.Max), Axes, (x, axis, keep) => x.Max(axis, keep), (x, axis, keep) => x.amax([axis], keep)),
        Along(nameof(Tensor.Min), Axes, (x, axis, keep) => x.Min(axis, keep), (x, axis, keep) => x.amin([axis], keep)),
        Along(nameof(Tensor.ArgMax), Axes, (x, axis, keep) => x.ArgMax(axis, keep), (x, axis, keep) => x.argmax(axis, keep)),
        Along(nameof(Tensor.ArgMin), Axes, (x, axis, keep) => x.ArgMin(axis, keep), (x, axis, keep) => x.argmin(axis, keep)),
        Along(nameof(Tensor.Variance), Axes, (x, axis, keep) => x.Variance(axis, 0, keep),
            (x, axis, keep) => x.var(axis, unbiased: false, keepdim: keep)) with { With = "of what is there" },
        Along(nameof(Tensor.Variance), [.. Axes.Select(axis => axis with { Least = axis.Most > 4 && axis.Least == 1 ? 2 : axis.Least })],
            (x, axis, keep) => x.Variance(axis, keepAxis: keep), (x, axis, keep) => x.var(axis, keepdim: keep)) with
        {
            With = "of a sample",
        },
        OfAll(nameof(Tensor.Sum), AxesOfAnyLength, x => x.Sum(), x => x.sum()),
        OfAll(nameof(Tensor.Mean), AxesOfAnyLength, x => x.Mean(), x => x.mean()),
        OfAll(nameof(Tensor.Max), Axes, x => x.Max(), x => x.max()),
        OfAll(nameof(Tensor.Min), Axes, x => x.Min(), x => x.min()),
        OfAll(nameof(Tensor.Variance), [.. Axes.Select(axis => axis.Name == "fourth" ? axis with { Least = 2 } : axis)],
            x => x.Variance(), x => x.var()),
        Along(nameof(Tensor.TopK), [.. Axes, ("k", 1, 5)],
            (x, axis, k) => x.TopK(k, axis).Values, (x, axis, k) => x.topk(k, axis).values) with { With = "values" },
        Along(nameof(Tensor.TopK), [.. Axes, ("k", 1, 5)],
            (x, axis, k) => x.TopK(k, axis).Indices, (x, axis, k) => x.topk(k, axis).indexes) with { With = "indices" },
    ];

    private static OperationCase Along(string operation, (string Name, int Least, int Most)[] axes, Func<Tensor, int, bool, Tensor> ours,
        Func<torch.Tensor, int, bool, torch.Tensor> theirs) => new(operation, axes, sizes =>
    {
        var axis = Axis(sizes);
        return new([Draw(sizes, sizes["ties"] == 1)],
            x => ours(x[0], axis, sizes["keep"] == 1), x => theirs(x[0], axis, sizes["keep"] == 1));
    });

    private static OperationCase Along(string operation, (string Name, int Least, int Most)[] axes, Func<Tensor, int, int, Tensor> ours,
        Func<torch.Tensor, int, int, torch.Tensor> theirs) => new(operation, axes, sizes =>
    {
        var (axis, x) = (Axis(sizes), Draw(sizes, ties: false));
        var k = Math.Min(sizes["k"], x.Shape[axis]);
        return new([x], leaves => ours(leaves[0], axis, k), others => theirs(others[0], axis, k));
    });

    private static OperationCase OfAll(
        string operation, (string Name, int Least, int Most)[] axes, Func<Tensor, Tensor> ours, Func<torch.Tensor, torch.Tensor> theirs) =>
        new(operation, axes, sizes => new([Draw(sizes, sizes["ties"] == 1)], x => ours(x[0]), x => theirs(x[0])))
        {
            With = "of all values",
        };

    private static int Axis(Sizes sizes) => (sizes["axis"] % (2 * sizes["rank"])) - sizes["rank"];

    private static Tensor Draw(Sizes sizes, bool ties)
    {
        Shape shape = [.. new[] { sizes["first"], sizes["second"], sizes["third"], sizes["fourth"] }.TakeLast(sizes["rank"])];
        return ties ? Trial.Ties(shape) : Trial.Values(shape);
    }
}
