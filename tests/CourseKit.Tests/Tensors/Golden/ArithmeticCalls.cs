using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>What data/golden/tensors/arithmetic.json and activations.json hold, as calls of the tensor engine.</summary>
internal static class ArithmeticCalls
{
    public static Dictionary<string, Func<Tensor[], Tensor>> Arithmetic { get; } = new()
    {
        ["op_Addition, broadcast"] = x => x[0] + x[1],
        ["op_Subtraction, broadcast"] = x => x[0] - x[1],
        ["op_Multiply"] = x => x[0] * x[1],
        ["op_Multiply, broadcast"] = x => x[0] * x[1],
        ["op_Division, broadcast"] = x => x[0] / x[1],
        ["op_UnaryNegation"] = x => -x[0],
        ["Exp"] = x => x[0].Exp(),
        ["Log"] = x => (x[0].Square() + 0.5f).Log(),
        ["Sqrt"] = x => (x[0].Square() + 0.5f).Sqrt(),
        ["Square"] = x => x[0].Square(),
        ["Pow"] = x => (x[0].Square() + 0.5f).Pow(1.5f),
        ["Pow, negative exponent"] = x => (x[0].Square() + 0.5f).Pow(-0.75f),
        ["Pow, of a negative number"] = x => x[0].Pow(3),
        ["Abs"] = x => x[0].Abs(),
        ["Abs, at zero"] = x => x[0].Abs(),
        ["Clamp"] = x => x[0].Clamp(-0.5f, 1.25f),
        ["Clamp, at the edges"] = x => x[0].Clamp(-1, 2),
        ["MatMul"] = x => x[0].MatMul(x[1]),
        ["MatMul, one row"] = x => x[0].MatMul(x[1]),
        ["MatMul, stacks broadcast"] = x => x[0].MatMul(x[1]),
        ["MatMul, one matrix for a stack"] = x => x[0].MatMul(x[1]),
        ["MatMul, larger than tiles"] = x => x[0].MatMul(x[1]),
        ["Linear"] = x => x[0].Linear(x[1], x[2]),
        ["Linear, without bias, of a sequence"] = x => x[0].Linear(x[1]),
        ["Linear, one row"] = x => x[0].Linear(x[1], x[2]),
        ["Linear, relu"] = x => x[0].FusedLinear(x[1], x[2], Activation.Relu),
        ["Linear, relu6"] = x => x[0].FusedLinear(x[1], x[2], Activation.Relu6),
        ["Linear, hard-swish"] = x => x[0].FusedLinear(x[1], x[2], Activation.HardSwish),
        ["Linear, silu"] = x => x[0].FusedLinear(x[1], x[2], Activation.Silu),
    };

    public static Dictionary<string, Func<Tensor[], Tensor>> Activations { get; } = new()
    {
        ["Relu"] = x => x[0].Relu(),
        ["Relu, at zero"] = x => x[0].Relu(),
        ["Relu6"] = x => (x[0] * 5).Relu6(),
        ["Relu6, at the edges"] = x => x[0].Relu6(),
        ["LeakyRelu"] = x => x[0].LeakyRelu(0.2f),
        ["LeakyRelu, at zero"] = x => x[0].LeakyRelu(0.2f),
        ["Elu"] = x => x[0].Elu(0.7f),
        ["Elu, at zero"] = x => x[0].Elu(0.7f),
        ["Silu"] = x => (x[0] * 3).Silu(),
        ["HardSwish"] = x => (x[0] * 3).HardSwish(),
        ["HardSigmoid"] = x => (x[0] * 3).HardSigmoid(),
        ["HardSigmoid, at the edges"] = x => x[0].HardSigmoid(),
        ["Sigmoid"] = x => x[0].Sigmoid(),
        ["Sigmoid, of large numbers"] = x => x[0].Sigmoid(),
        ["Tanh"] = x => x[0].Tanh(),
        ["Tanh, of small and large numbers"] = x => x[0].Tanh(),
    };
}
