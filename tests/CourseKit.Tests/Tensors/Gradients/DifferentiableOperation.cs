using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Gradients;

/// <summary>One row of the table that the gradient check goes through: to check another operation, add its row.</summary>
/// <param name="Signature">The method of <see cref="Tensor"/>, as <c>Name(parameter, …)</c>.</param>
/// <param name="Function">Calls it.</param>
/// <param name="Inputs">The shapes of its inputs, for three sizes that are drawn anew for each check.</param>
internal sealed record DifferentiableOperation(string Signature, Func<Tensor[], Tensor> Function, Func<int, int, int, Shape[]> Inputs)
{
    /// <summary>What sets this row apart from others of the same method.</summary>
    public string Case { get; init; } = "";

    /// <summary>Whether it is only smooth, or only defined, for values well above zero.</summary>
    public bool OfPositiveValues { get; init; }

    public static DifferentiableOperation[] All { get; } =
    [
        new("op_Addition(left, right)", x => x[0] + x[1], (a, b, c) => [[a, b, c], [a, b, c]]),
        new("op_Addition(left, right)", x => x[0] + x[1], (a, b, c) => [[a, 1, c], [b, 1]]) { Case = "broadcast" },
        new("op_Subtraction(left, right)", x => x[0] - x[1], (a, b, c) => [[a, b], [c, 1, b]]),
        new("op_Multiply(left, right)", x => x[0] * x[1], (a, b, c) => [[a, b, c], [a, b, c]]),
        new("op_Multiply(left, right)", x => x[0] * x[1], (a, b, c) => [[], [b, c]]) { Case = "broadcast" },
        new("op_Division(left, right)", x => x[0] / x[1], (a, b, c) => [[a, b], [b]]) { OfPositiveValues = true },
        new("op_UnaryNegation(operand)", x => -x[0], (a, b, c) => [[a, b, c]]),
        new("Exp()", x => x[0].Exp(), (a, b, c) => [[a, b]]),
        new("Log()", x => x[0].Log(), (a, b, c) => [[a, b]]) { OfPositiveValues = true },
        new("Sqrt()", x => x[0].Sqrt(), (a, b, c) => [[a, b]]) { OfPositiveValues = true },
        new("Square()", x => x[0].Square(), (a, b, c) => [[a, b]]),
        new("Abs()", x => x[0].Abs(), (a, b, c) => [[a, b]]),
        new("Tanh()", x => x[0].Tanh(), (a, b, c) => [[a, b]]),
        new("Sigmoid()", x => x[0].Sigmoid(), (a, b, c) => [[a, b]]),
        new("Relu()", x => x[0].Relu(), (a, b, c) => [[a, b]]),
        new("Pow(exponent)", x => x[0].Pow(2.5f), (a, b, c) => [[a, b]]) { OfPositiveValues = true },
        new("Clamp(low, high)", x => x[0].Clamp(-0.8f, 1.1f), (a, b, c) => [[a, b]]),
        new("Relu6()", x => (x[0] * 5).Relu6(), (a, b, c) => [[a, b]]),
        new("LeakyRelu(slope)", x => x[0].LeakyRelu(0.1f), (a, b, c) => [[a, b]]),
        new("Elu(alpha)", x => x[0].Elu(0.7f), (a, b, c) => [[a, b]]),
        new("Silu()", x => x[0].Silu(), (a, b, c) => [[a, b]]),
        new("HardSwish()", x => (x[0] * 3).HardSwish(), (a, b, c) => [[a, b]]),
        new("HardSigmoid()", x => (x[0] * 3).HardSigmoid(), (a, b, c) => [[a, b]]),
        new("Sum()", x => x[0].Sum(), (a, b, c) => [[a, b, c]]),
        new("Sum(axis, keepAxis)", x => x[0].Sum(1), (a, b, c) => [[a, b, c]]),
        new("Sum(axis, keepAxis)", x => x[0].Sum(-1, keepAxis: true), (a, b, c) => [[a, b, c]]) { Case = "kept" },
        new("Mean()", x => x[0].Mean(), (a, b, c) => [[a, b, c]]),
        new("Mean(axis, keepAxis)", x => x[0].Mean(0), (a, b, c) => [[a, b, c]]),
        new("Max()", x => x[0].Max(), (a, b, c) => [[a, b, c]]),
        new("Max(axis, keepAxis)", x => x[0].Max(1), (a, b, c) => [[a, b, c]]),
        new("Max(axis, keepAxis)", x => x[0].Max(-1, keepAxis: true), (a, b, c) => [[a, b, c]]) { Case = "kept" },
        new("Min()", x => x[0].Min(), (a, b, c) => [[a, b, c]]),
        new("Min(axis, keepAxis)", x => x[0].Min(0), (a, b, c) => [[a, b, c]]),
        new("Variance()", x => x[0].Variance(), (a, b, c) => [[a, b + 1, c]]),
        new("Variance(axis, correction, keepAxis)", x => x[0].Variance(1), (a, b, c) => [[a, b + 1, c]]),
        new("Variance(axis, correction, keepAxis)", x => x[0].Variance(-1, 0, keepAxis: true),
            (a, b, c) => [[a, b, c]]) { Case = "of what is there, kept" },
        new("TopK(k, axis)", x => x[0].TopK(2, 1).Values, (a, b, c) => [[a, b + 1, c]]),
        new("Reshape(sizes)", x => x[0].Reshape(-1, 1), (a, b, c) => [[a, b, c]]),
        new("Permute(order)", x => x[0].Permute(2, 0, 1), (a, b, c) => [[a, b, c]]),
        new("Transpose()", x => x[0].Transpose(), (a, b, c) => [[a, b, c]]),
        new("Flip(axes)", x => x[0].Flip(0, -1), (a, b, c) => [[a, b, c]]),
        new("get_At(ranges)", x => x[0][1.., ..^1], (a, b, c) => [[a + 1, b + 1, c]]),
        new("Select(axis, index)", x => x[0].Select(1, 0), (a, b, c) => [[a, b, c]]),
        new("Unsqueeze(axis)", x => x[0].Unsqueeze(1), (a, b, c) => [[a, b]]),
        new("Expand(shape)", x => x[0].Expand([2, .. x[0].Shape[..^1], 3]), (a, b, c) => [[a, b, 1]]),
        new("IndexSelect(axis, indices)", x => x[0].IndexSelect(1, 1, 0, 1), (a, b, c) => [[a, b + 1, c]]),
        new("Gather(axis, index)", x => x[0].Gather(1, Diagonals(x[0].Shape, 3)), (a, b, c) => [[a, b, c]]),
        new("ScatterAdd(axis, index, source)", x => x[0].ScatterAdd(1, Diagonals(x[0].Shape, 3), x[1]),
            (a, b, c) => [[a, b, c], [a, 3, c]]),
        new("Pad(top, bottom, left, right, value)", x => x[0].Pad(1, 0, 2, 1), (a, b, c) => [[a, b, c]]),
        new("Pad(edges, value)", x => x[0].Pad([(0, 1), (2, 0), (1, 1)], 3), (a, b, c) => [[a, b, c]]),
        new("FoldBatchNorm(filters, filterBias, weight, bias, runningMean, runningVariance, eps)", Folded,
            (a, b, c) => [[a, b, c], [a], [a], [a], [a], [a]]) { OfPositiveValues = true },
        new("Stack(parts)", x => Tensor.Stack(x[0], x[1], x[0]), (a, b, c) => [[a, b], [a, b]]),
        new("Softmax(axis)", x => x[0].Softmax(1), (a, b, c) => [[a, b, c]]),
        new("LogSoftmax(axis)", x => x[0].LogSoftmax(-1), (a, b, c) => [[a, b, c]]),
        new("BatchNorm(weight, bias, runningMean, runningVariance, training, momentum, eps)",
            x => x[0].BatchNorm(x[1], x[2], null, null, true, eps: 0.1f), (a, b, c) => [[a + 1, b, c], [b], [b]]),
        new("BatchNorm(weight, bias, runningMean, runningVariance, training, momentum, eps)",
            x => x[0].BatchNorm(x[1], null, Tensor.Ones(x[1].Shape), Tensor.Ones(x[1].Shape), false), (a, b, c) => [[a, b, c], [b]])
        {
            Case = "in prediction",
        },
        new("FusedBatchNorm(weight, bias, runningMean, runningVariance, training, momentum, eps, activation)",
            x => x[0].FusedBatchNorm(x[1], x[2] * 100, null, null, true, 0.1, 0.1f, Activation.Relu),
            (a, b, c) => [[a + 1, b, c], [b], [b]]) { Case = "away from 0" },
        new("ScaleShift(scale, shift, activation)", x => x[0].ScaleShift(x[1], x[2]), (a, b, c) => [[a, b, c], [b], [b]]),
        new("ScaleShift(scale, shift, activation)", x => (x[0] * 4).ScaleShift(x[1], x[2] * 0.01f, Activation.Relu),
            (a, b, c) => [[a, b, c], [b], [b]]) { Case = "ReLU" },
        new("ScaleShift(scale, shift, activation)", x => x[0].ScaleShift(x[1], x[2], Activation.HardSwish),
            (a, b, c) => [[a, b], [b], [b]]) { Case = "hard-swish" },
        new("LocalResponseNorm(size, alpha, beta, k)", x => x[0].LocalResponseNorm(3, 0.5f, 0.6f, 2), (a, b, c) => [[a, b + 2, c]]),
        new("Dropout(probability, generator, training)", x => x[0].Dropout(0.4f, new Generator(3)), (a, b, c) => [[a, b, c]]),
        new("CrossEntropy(classes, weight, ignoreIndex, labelSmoothing, reduction)", x => x[0].CrossEntropy(Classes(x[0])),
            (a, b, c) => [[a, b]]),
        new("CrossEntropy(classes, weight, ignoreIndex, labelSmoothing, reduction)",
            x => x[0].CrossEntropy(Classes(x[0]), Tensor.Range(x[0].Shape[1]) + 1, 0, 0.2f, Reduction.Sum), (a, b, c) => [[a, b]])
        {
            Case = "weighted, smooth, some ignored",
        },
        new("CrossEntropy(target, weight, ignoreIndex, labelSmoothing, reduction)", x => x[0].CrossEntropy(Pixels(x[0])),
            (a, b, c) => [[a, b, c, 2]]),
        new("CrossEntropy(target, weight, ignoreIndex, labelSmoothing, reduction)",
            x => x[0].CrossEntropy(Pixels(x[0]), reduction: Reduction.None), (a, b, c) => [[a, b, c]])
        {
            Case = "unreduced",
        },
        new("CrossEntropy(target, weight, ignoreIndex, labelSmoothing, reduction)", x => x[0].CrossEntropy(x[1].Softmax(1)),
            (a, b, c) => [[a, b], [a, b]])
        {
            Case = "of probabilities",
        },
        new("CrossEntropy(target, weight, ignoreIndex, labelSmoothing, reduction)",
            x => x[0].CrossEntropy(x[1], Tensor.Range(x[0].Shape[1]) + 1, labelSmoothing: 0.2f, reduction: Reduction.None),
            (a, b, c) => [[a, b, c], [a, b, c]])
        {
            Case = "of probabilities, weighted, smooth, unreduced",
        },
        new("BinaryCrossEntropyWithLogits(target, reduction)", x => x[0].BinaryCrossEntropyWithLogits(x[1]), (a, b, c) => [[a, b], [a, b]]),
        new("BinaryCrossEntropyWithLogits(target, reduction)", x => x[0].BinaryCrossEntropyWithLogits(x[1], Reduction.None),
            (a, b, c) => [[a, b], [a, b]]) { Case = "unreduced" },
        new("MseLoss(target, reduction)", x => x[0].MseLoss(x[1] * 2), (a, b, c) => [[a, b], [a, b]]),
        new("MseLoss(target, reduction)", x => x[0].MseLoss(x[1] * 2, Reduction.None),
            (a, b, c) => [[a, b], [a, b]]) { Case = "unreduced" },
        new("SmoothL1Loss(target, beta, reduction)", x => x[0].SmoothL1Loss(-x[1], 0.7f, Reduction.Sum), (a, b, c) => [[a, b], [a, b]]),
        new("Concat(axis, parts)", x => Tensor.Concat(1, x[0], x[1], x[0]), (a, b, c) => [[a, b, c], [a, 2, c]]),
        new("Split(axis, sizes)", x => x[0].Split(1, x[0].Shape[1] - 1, 1) is [var first, var last] ? Tensor.Concat(1, last, first) : x[0],
            (a, b, c) => [[a, b, c]]),
        new("MatMul(right)", x => x[0].MatMul(x[1]), (a, b, c) => [[a, b], [b, c]]),
        new("MatMul(right)", x => x[0].MatMul(x[1]), (a, b, c) => [[2, 1, a, b], [3, b, c]]) { Case = "stacks" },
        new("Linear(weight, bias)", x => x[0].Linear(x[1], x[2]), (a, b, c) => [[a, b], [c, b], [c]]),
        new("Linear(weight, bias)", x => x[0].Linear(x[1], x[2]), (a, b, c) => [[2, a, b], [c, b], [c]]) { Case = "stacks" },
        new("FusedLinear(weight, bias, activation)", x => x[0].FusedLinear(x[1], null, Activation.Silu),
            (a, b, c) => [[a, b], [c, b]]) { Case = "SiLU" },
        new("Unfold(window)", x => x[0].Unfold(new Window2d(2, 2, 1)), (a, b, c) => [[a, 2, b, c]]),
        new("Unfold(window)", x => x[0].Unfold(new Window2d(2, 1, Padding.Same, 2)), (a, b, c) => [[1, a, b, c]]) { Case = "dilated" },
        new("Fold(window, height, width)", x => x[0].Fold(new Window2d(2, 1, 1), 2, 1), (a, b, c) => [[a, 4 * b, 6]]),
        new("ResizeNearest(height, width)", x => x[0].ResizeNearest(3, 5), (a, b, c) => [[a, 2, b, c]]),
        new("ResizeBilinear(height, width, alignCorners)", x => x[0].ResizeBilinear(3, 5), (a, b, c) => [[a, 2, b, c]]),
        new("ResizeBilinear(height, width, alignCorners)", x => x[0].ResizeBilinear(2, 5, alignCorners: true),
            (a, b, c) => [[a, 2, b, c]]) { Case = "corners" },
        new("RoiAlign(boxes, cells, scale, samples)", x => x[0].RoiAlign([[0, 0.5f, 1, 4, 5], [0, -3, 0, 9, 2]], 2, 0.5f),
            (a, b, c) => [[a, 2, b, c]]),
        new("Conv2d(weight, bias, stride, padding, dilation, groups)", x => x[0].Conv2d(x[1], x[2]),
            (a, b, c) => [[a, 2, b + 1, c + 1], [b, 2, 2, 2], [b]]),
        new("Conv2d(weight, bias, stride, padding, dilation, groups)", x => x[0].Conv2d(x[1], null, 2, Padding.Same),
            (a, b, c) => [[1, a, b, c], [2, a, 3, 2]])
        {
            Case = "strided, same padding",
        },
        new("Conv2d(weight, bias, stride, padding, dilation, groups)", x => x[0].Conv2d(x[1], x[2], 1, 1, 2, 2),
            (a, b, c) => [[a, 4, b + 2, c + 2], [2 * b, 2, 3, 2], [2 * b]])
        {
            Case = "dilated, in groups",
        },
        new("Conv2d(weight, bias, stride, padding, dilation, groups)", x => x[0].Conv2d(x[1], x[2], 2, 1, groups: 3),
            (a, b, c) => [[a, 3, b + 2, c + 2], [6, 1, 3, 3], [6]])
        {
            Case = "depth-wise",
        },
        new("FusedConv2d(weight, bias, stride, padding, dilation, groups, activation, addend)", x => x[0].FusedConv2d(
            x[1], x[2], activation: Activation.Silu, addend: x[3]), (a, b, c) => [[a, 2, b + 1, c + 1], [3, 2, 2, 2], [3], [a, 3, b, c]])
        {
            Case = "SiLU of a sum",
        },
        new("Conv2d(weight, bias, window, groups)", x =>
            x[0].Conv2d(x[1], null, new Window2d(new Window(1, 2), new Window(3, 1, 1))), (a, b, c) => [[a, 2, b + 1, c], [3, 2, 1, 3]]),
        new("FusedConv2d(weight, bias, window, groups, activation, addend)", x => x[0].FusedConv2d(
            x[1], null, new Window2d(new Window(1, 2), new Window(3, 1, 1)), 1, Activation.Silu, x[2]),
            (a, b, c) => [[a, 2, b + 1, c], [3, 2, 1, 3], [a, 3, (b + 2) / 2, c]]),
        new("PreActivatedConv2d(scale, shift, weight, bias, stride, padding, activation)", x => (x[0] * 4)
            .PreActivatedConv2d(x[1] + 3, x[2] * 0.001f, x[3], x[4]), (a, b, c) => [[a, 2, b + 1, c + 1], [2], [2], [b, 2, 2, 2], [b]]),
        new("Conv1d(weight, bias, stride, padding, dilation, groups)", x => x[0].Conv1d(x[1], x[2], 2, 1),
            (a, b, c) => [[a, b, c + 2], [3, b, 3], [3]]),
        new("Conv3d(weight, bias, stride, padding, dilation, groups)", x => x[0].Conv3d(x[1], x[2], 2, 1),
            (a, b, c) => [[1, 2, a + 1, b + 1, c + 1], [2, 2, 2, 3, 2], [2]]),
        new("ConvTranspose2d(weight, bias, stride, padding, outputPadding, dilation, groups)",
            x => x[0].ConvTranspose2d(x[1], x[2], 2, 1, 1), (a, b, c) => [[a, 2, b, c], [2, 3, 3, 3], [3]]),
        new("ConvTranspose2d(weight, bias, stride, padding, outputPadding, dilation, groups)",
            x => x[0].ConvTranspose2d(x[1], null, 1, 0, 0, 2, 2), (a, b, c) => [[1, 4, b, c], [4, a, 2, 3]])
        {
            Case = "dilated, in groups",
        },
        new("MaxPool2d(window, ceilMode)", x => x[0].MaxPool2d(new Window2d(3, 2, 1), ceilMode: true), (a, b, c) => [[1, a, b + 1, c + 1]]),
        new("MaxPool2d(kernel, stride, padding, ceilMode)", x => x[0].MaxPool2d(2), (a, b, c) => [[a, 1, b + 1, c + 1]]),
        new("MinPool2d(window, ceilMode)", x => x[0].MinPool2d(new Window2d(2, 1)), (a, b, c) => [[a, 1, b + 1, c + 1]]),
        new("MinPool2d(kernel, stride, padding, ceilMode)", x => x[0].MinPool2d(2), (a, b, c) => [[a, 1, b + 1, c + 1]]),
        new("AvgPool2d(window, ceilMode, countIncludePad)", x => x[0].AvgPool2d(new Window2d(3, 2, 1), true, false),
            (a, b, c) => [[1, a, b + 1, c + 1]]),
        new("AvgPool2d(kernel, stride, padding, ceilMode, countIncludePad)", x => x[0].AvgPool2d(2), (a, b, c) => [[1, a, b + 1, c + 1]]),
        new("AdaptiveAvgPool2d(height, width)", x => x[0].AdaptiveAvgPool2d(2, 3), (a, b, c) => [[a, 1, b, c]]),
        new("AdaptiveMaxPool2d(height, width)", x => x[0].AdaptiveMaxPool2d(2, 3), (a, b, c) => [[a, 1, b, c]]),
        new("ChannelMaxPool2d(kernel, stride)", x => x[0].ChannelMaxPool2d(2, 1), (a, b, c) => [[2, a + 1, b, c]]),
        new("CrossCorrelate(kernel, stride, padding)", x => x[0].CrossCorrelate(x[1], 2, 1), (a, b, c) => [[a + 1, b + 1], [2, 3]]),
    ];

    private static Tensor Folded(Tensor[] x)
    {
        var (filters, bias) = Tensor.FoldBatchNorm(x[0], x[1], x[2], x[3], x[4], x[5]);
        return filters + bias.Reshape(-1, 1, 1);
    }

    /// <summary>Inputs of random small shapes, sizes of 1 among them; no two values lie close together, none close to zero.</summary>
    public Tensor[] Draw(Generator random)
    {
        int Size() => random.Integer(1, 5);
        return [.. Inputs(Size(), Size(), Size())
            .Select(shape => OfPositiveValues ? Separated.Values(shape, random, 0.7f, 2) : Separated.Values(shape, random))];
    }

    public override string ToString() => Case.Length > 0 ? $"{Signature}, {Case}" : Signature;

    /// <summary>An index along axis 1 that names some places several times.</summary>
    private static Tensor Diagonals(Shape shape, int count) =>
        Tensor.FromIndex([shape[0], count, shape[2]], at => (at[0] + at[1] + at[2]) % shape[1]);

    private static int[] Classes(Tensor scores) => [.. Enumerable.Range(0, scores.Shape[0]).Select(row => row * 3 % scores.Shape[1])];

    private static Tensor Pixels(Tensor scores) => Tensor.FromIndex(scores.Shape.Without(1), at => at.Sum() % scores.Shape[1]);
}
