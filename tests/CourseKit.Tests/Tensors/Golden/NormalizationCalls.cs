using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>What data/golden/tensors/normalization.json and losses.json hold, as calls of the tensor engine.</summary>
internal static class NormalizationCalls
{
    private static readonly Tensor Classes = Tensor.Stack(2, -100, 0, 1);

    private static readonly Tensor Pixels = [[[0, 2], [1, 1]], [[2, 2], [-100, 0]]];

    private static readonly Tensor ClassWeights = Tensor.Stack(0.5f, 1, 2);

    private static readonly Tensor Answers = Tensor.Stack(0, 1, 0.25f, 1);

    public static Dictionary<string, Func<Tensor[], Tensor>> Normalization { get; } = new()
    {
        ["Softmax"] = x => x[0].Softmax(1),
        ["Softmax, of the last axis"] = x => x[0].Softmax(-1),
        ["Softmax, of large numbers"] = x => x[0].Softmax(0),
        ["LogSoftmax"] = x => x[0].LogSoftmax(-1),
        ["LogSoftmax, of channels"] = x => x[0].LogSoftmax(1),
        ["LogSoftmax, of large numbers"] = x => x[0].LogSoftmax(0),
        ["BatchNorm"] = x => BatchNorm(x[0], x[1], x[2], training: true),
        ["BatchNorm, of images"] = x => BatchNorm(x[0], x[1], x[2], training: true, eps: 0.01f),
        ["BatchNorm, of rows"] = x => BatchNorm(x[0], x[1], x[2], training: true),
        ["BatchNorm, without weight"] = x => BatchNorm(x[0], null, null, training: true),
        ["BatchNorm, in prediction"] = x => BatchNorm(x[0], x[1], x[2], training: false),
        ["BatchNorm, running statistics"] = x => RunningStatistics(x[0]),
        ["ScaleShift"] = x => x[0].ScaleShift(x[1], x[2]),
        ["ScaleShift, relu"] = x => (2 * x[0]).ScaleShift(x[1], x[2], Activation.Relu),
        ["ScaleShift, relu6"] = x => (2 * x[0]).ScaleShift(x[1], x[2], Activation.Relu6),
        ["ScaleShift, hard-swish"] = x => (2 * x[0]).ScaleShift(x[1], x[2], Activation.HardSwish),
        ["ScaleShift, silu"] = x => (2 * x[0]).ScaleShift(x[1], x[2], Activation.Silu),
        ["LocalResponseNorm"] = x => x[0].LocalResponseNorm(5, 0.3f, 0.75f, 1.5f),
        ["LocalResponseNorm, even size"] = x => x[0].LocalResponseNorm(4, 0.3f, 0.75f, 1.5f),
        ["LocalResponseNorm, larger than the channels"] = x => x[0].LocalResponseNorm(9, 0.5f, 0.6f),
    };

    public static Dictionary<string, Func<Tensor[], Tensor>> Losses { get; } = new()
    {
        ["CrossEntropy"] = x => x[0].CrossEntropy([2, -100, 0, 1]),
        ["CrossEntropy, weighted and smooth"] = x => x[0].CrossEntropy(Classes, ClassWeights, labelSmoothing: 0.2f),
        ["CrossEntropy, smooth"] = x => x[0].CrossEntropy(Classes, labelSmoothing: 0.2f),
        ["CrossEntropy, summed"] = x => x[0].CrossEntropy([2, 1, 0, 1], ClassWeights, ignoreIndex: 1, reduction: Reduction.Sum),
        ["CrossEntropy, of pixels"] = x => x[0].CrossEntropy(Pixels, ClassWeights, labelSmoothing: 0.1f),
        ["CrossEntropy, unreduced"] = x => x[0].CrossEntropy(Pixels, reduction: Reduction.None),
        ["CrossEntropy, unreduced, weighted and smooth"] = x =>
            x[0].CrossEntropy(Pixels, ClassWeights, labelSmoothing: 0.3f, reduction: Reduction.None),
        ["CrossEntropy, of probabilities"] = x => x[0].CrossEntropy(x[1].Softmax(1)),
        ["CrossEntropy, of probabilities, weighted and smooth"] = x =>
            x[0].CrossEntropy(x[1].Softmax(1), ClassWeights, labelSmoothing: 0.2f),
        ["BinaryCrossEntropyWithLogits"] = x => x[0].BinaryCrossEntropyWithLogits(Answers),
        ["BinaryCrossEntropyWithLogits, of large numbers"] = x => x[0].BinaryCrossEntropyWithLogits(Answers, Reduction.None),
        ["BinaryCrossEntropyWithLogits, summed"] = x => x[0].BinaryCrossEntropyWithLogits(x[1].Sigmoid(), Reduction.Sum),
        ["MseLoss"] = x => x[0].MseLoss(x[1]),
        ["MseLoss, summed"] = x => x[0].MseLoss(x[1], Reduction.Sum),
        ["MseLoss, unreduced"] = x => x[0].MseLoss(x[1], Reduction.None),
        ["SmoothL1Loss"] = x => x[0].SmoothL1Loss(x[1]),
        ["SmoothL1Loss, unreduced"] = x => x[0].SmoothL1Loss(x[1], 0.5f, Reduction.None),
        ["SmoothL1Loss, beta 0"] = x => x[0].SmoothL1Loss(x[1], 0, Reduction.Sum),
    };

    /// <summary>Batch norm of two channels whose running statistics are not those of the batch.</summary>
    public static Tensor BatchNorm(Tensor x, Tensor? weight, Tensor? bias, bool training, float eps = 1e-5f) =>
        x.BatchNorm(weight, bias, Tensor.Stack(0.1f, -0.2f), Tensor.Stack(1.5f, 0.5f), training, eps: eps);

    private static Tensor RunningStatistics(Tensor x)
    {
        Tensor mean = Tensor.Stack(0.1f, -0.2f), variance = Tensor.Stack(1.5f, 0.5f);
        x.BatchNorm(null, null, mean, variance, training: true, momentum: 0.3f);
        return Tensor.Stack(mean, variance);
    }
}
