using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class ProductCases
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.MatMul), [("rows", 0, 40), ("depth", 0, 70), ("columns", 0, 40)], sizes => new(
            [Trial.Values([sizes["rows"], sizes["depth"]], 1), Trial.Values([sizes["depth"], sizes["columns"]], 2)],
            x => x[0].MatMul(x[1]), x => torch.matmul(x[0], x[1]))),
        new(nameof(Tensor.MatMul), [("rows", 1, 9), ("depth", 1, 20), ("columns", 1, 17), ("outer", 0, 4), ("inner", 0, 3),
            ("ones on the left", 0, 3), ("ones on the right", 0, 3), ("missing on the left", 0, 2), ("missing on the right", 0, 2)],
            sizes => new(
                [Trial.Values([.. Stack(sizes, "left"), sizes["rows"], sizes["depth"]], 1),
                Trial.Values([.. Stack(sizes, "right"), sizes["depth"], sizes["columns"]], 2)],
                x => x[0].MatMul(x[1]), x => torch.matmul(x[0], x[1])))
        {
            With = "stacks of matrices",
        },
        new(nameof(Tensor.Linear), [("rank", 1, 4), ("outer", 1, 3), ("inner", 1, 4), ("rows", 0, 5), ("inputs", 1, 70), ("outputs", 1, 40),
            ("bias", 0, 1)], Linear),
    ];

    private static Trial Linear(Sizes sizes)
    {
        int[] axes = [.. new[] { sizes["outer"], sizes["inner"], sizes["rows"] }.TakeLast(sizes["rank"] - 1)];
        Tensor[] inputs = [Trial.Values([.. axes, sizes["inputs"]], 1), Trial.Values([sizes["outputs"], sizes["inputs"]], 2)];
        return new(sizes["bias"] == 0 ? inputs : [.. inputs, Trial.Values([sizes["outputs"]], 3)],
            x => x[0].Linear(x[1], x.ElementAtOrDefault(2)), x => F.linear(x[0], x[1], x.ElementAtOrDefault(2)));
    }

    private static IEnumerable<int> Stack(Sizes sizes, string side)
    {
        var ones = sizes[$"ones on the {side}"];
        return new[] { sizes["outer"], sizes["inner"] }.Select((length, axis) => (ones >> axis & 1) == 1 ? 1 : length)
            .Skip(sizes[$"missing on the {side}"]);
    }
}
