using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class ElementwiseCases
{
    private static readonly double[] Exponents = [2.5, 0.5, -1.5, 3, 2, 1, 0, -1];

    private static readonly (string Name, int Least, int Most)[] Lengths =
        [("rank", 0, 4), ("first", 0, 5), ("second", 0, 7), ("third", 1, 9), ("fourth", 0, 40)];

    /// <summary>The common shape, and which axes of either operand have size 1 (a bit each) or are missing.</summary>
    private static readonly (string Name, int Least, int Most)[] Pairs =
    [
        .. Lengths, ("ones on the left", 0, 15), ("ones on the right", 0, 15), ("missing on the left", 0, 4),
        ("missing on the right", 0, 4),
    ];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        Of(nameof(Tensor.Relu), x => x.Relu(), x => x.relu()),
        Of(nameof(Tensor.Relu6), x => x.Relu6(), x => x.relu6(), scale: 9),
        Of(nameof(Tensor.LeakyRelu), x => x.LeakyRelu(0.07), x => F.leaky_relu(x, 0.07)),
        Of(nameof(Tensor.Elu), x => x.Elu(0.7), x => F.elu(x, 0.7)),
        Of(nameof(Tensor.Silu), x => x.Silu(), x => F.silu(x), scale: 9),
        Of(nameof(Tensor.HardSwish), x => x.HardSwish(), x => F.hardswish(x), scale: 5),
        Of(nameof(Tensor.HardSigmoid), x => x.HardSigmoid(), x => F.hardsigmoid(x), scale: 5),
        Of(nameof(Tensor.Sigmoid), x => x.Sigmoid(), x => x.sigmoid(), scale: 30),
        Of(nameof(Tensor.Tanh), x => x.Tanh(), x => x.tanh(), scale: 12),
        Of(nameof(Tensor.Exp), x => x.Exp(), x => x.exp(), scale: 8),
        Of(nameof(Tensor.Abs), x => x.Abs(), x => x.abs()),
        Of(nameof(Tensor.Square), x => x.Square(), x => x.square()),
        Of(nameof(Tensor.Clamp), x => x.Clamp(-0.4, 0.7), x => x.clamp(-0.4, 0.7)),
        Of("op_UnaryNegation", x => -x, x => -x),
        OfPositive(nameof(Tensor.Log), (x, _) => x.Log(), (x, _) => x.log()),
        OfPositive(nameof(Tensor.Sqrt), (x, _) => x.Sqrt(), (x, _) => x.sqrt()),
        OfPositive(nameof(Tensor.Pow), (x, exponent) => x.Pow(exponent), (x, exponent) => x.pow(exponent)),
        OfPair("op_Addition", (a, b) => a + b, (a, b) => a + b),
        OfPair("op_Subtraction", (a, b) => a - b, (a, b) => a - b),
        OfPair("op_Multiply", (a, b) => a * b, (a, b) => a * b),
        OfPair("op_Division", (a, b) => a / b, (a, b) => a / b),
    ];

    private static OperationCase Of(
        string operation, Func<Tensor, Tensor> ours, Func<torch.Tensor, torch.Tensor> theirs, double scale = 3) =>
        new(operation, Lengths, sizes => new([Trial.Values(Common(sizes), scale: scale)], x => ours(x[0]), x => theirs(x[0])))
        {
            Trials = 25,
        };

    private static OperationCase OfPositive(
        string operation, Func<Tensor, double, Tensor> ours, Func<torch.Tensor, double, torch.Tensor> theirs) =>
        new(operation, [.. Lengths, ("exponent", 0, Exponents.Length - 1)], sizes => new([Trial.Positive(Common(sizes))],
            x => ours(x[0], Exponents[sizes["exponent"]]), x => theirs(x[0], Exponents[sizes["exponent"]])));

    private static OperationCase OfPair(
        string operation, Func<Tensor, Tensor, Tensor> ours, Func<torch.Tensor, torch.Tensor, torch.Tensor> theirs) =>
        new(operation, Pairs, sizes => new([Operand(sizes, "left", 1), Operand(sizes, "right", 2)],
            x => ours(x[0], x[1]), x => theirs(x[0], x[1])))
        {
            Trials = 60,
        };

    private static Tensor Operand(Sizes sizes, string side, int number)
    {
        var ones = sizes[$"ones on the {side}"];
        return Trial.AwayFromZero(
            [.. Common(sizes).Select((length, axis) => (ones >> axis & 1) == 1 ? 1 : length).Skip(sizes[$"missing on the {side}"])],
            number);
    }

    private static Shape Common(Sizes sizes) =>
        [.. new[] { sizes["first"], sizes["second"], sizes["third"], sizes["fourth"] }.TakeLast(sizes["rank"])];
}
