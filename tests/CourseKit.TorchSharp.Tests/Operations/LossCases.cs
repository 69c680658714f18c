using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class LossCases
{
    private static readonly torch.nn.Reduction[] Reductions = [torch.nn.Reduction.Mean, torch.nn.Reduction.Sum, torch.nn.Reduction.None];

    private static readonly (string Name, int Least, int Most)[] Scores =
        [("rows", 0, 9), ("classes", 1, 12), ("weights", 0, 1), ("smoothing", 0, 5), ("ignored", -1, 3), ("reduction", 0, 2)];

    private static readonly (string Name, int Least, int Most)[] Values =
        [("rank", 0, 3), ("first", 0, 5), ("second", 1, 7), ("third", 0, 20), ("reduction", 0, 2)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.CrossEntropy), Scores, sizes => CrossEntropy(sizes, [])) { Trials = 60 },
        new(nameof(Tensor.CrossEntropy), [.. Scores, ("rank", 1, 2), ("height", 1, 4), ("width", 1, 9)],
            sizes => CrossEntropy(sizes, [.. new[] { sizes["height"], sizes["width"] }.TakeLast(sizes["rank"])]))
        {
            With = "pixel by pixel",
        },
        new(nameof(Tensor.CrossEntropy),
            [("rows", 0, 9), ("classes", 1, 12), ("weights", 0, 1), ("smoothing", 0, 5), ("reduction", 0, 2), ("rank", 0, 2),
                ("height", 1, 4), ("width", 1, 9)],
            CrossEntropyOfProbabilities) { With = "of probabilities" },
        new(nameof(Tensor.BinaryCrossEntropyWithLogits), Values, sizes => Pairwise(sizes, 9,
            (x, target, reduction) => x.BinaryCrossEntropyWithLogits(target, reduction),
            (x, target, reduction) => F.binary_cross_entropy_with_logits(x, target, reduction: reduction))),
        new(nameof(Tensor.MseLoss), Values, sizes => Pairwise(sizes, 3,
            (x, target, reduction) => x.MseLoss(target, reduction), (x, target, reduction) => F.mse_loss(x, target, reduction))),
        new(nameof(Tensor.SmoothL1Loss), [.. Values, ("beta", 0, 3)], sizes => Pairwise(sizes, 3,
            (x, target, reduction) => x.SmoothL1Loss(target, sizes["beta"] * 0.4, reduction),
            (x, target, reduction) => F.smooth_l1_loss(x, target, reduction, sizes["beta"] * 0.4))),
    ];

    private static Trial CrossEntropy(Sizes sizes, int[] pixels)
    {
        var (rows, classes, ignored, smoothing) = (sizes["rows"], sizes["classes"], sizes["ignored"], sizes["smoothing"] * 0.15);
        Shape places = [rows, .. pixels];
        var target = new CourseKit.Tensors.Randomness.Generator(7).Integers(places, 0, classes);
        var weight = sizes["weights"] == 1 ? Trial.Positive([classes], 8) : null;
        var reduction = (Reduction)sizes["reduction"];
        return new([Trial.Values([rows, classes, .. pixels], scale: 4)],
            x => pixels.Length > 0 ? x[0].CrossEntropy(target, weight, ignored, smoothing, reduction)
                : x[0].CrossEntropy([.. target.ToArray().Select(label => (int)label)], weight, ignored, smoothing, reduction),
            x => F.cross_entropy(x[0], Trial.Whole(target), weight?.ToTorch().to(torch.ScalarType.Float64), ignored,
                Reductions[sizes["reduction"]], smoothing));
    }

    private static Trial CrossEntropyOfProbabilities(Sizes sizes)
    {
        Shape shape =
        [
            sizes["rows"], sizes["classes"], .. new[] { sizes["height"], sizes["width"] }.TakeLast(sizes["rank"]),
        ];
        var (smoothing, reduction) = (sizes["smoothing"] * 0.15, sizes["reduction"]);
        var weight = sizes["weights"] == 1 ? Trial.Positive([sizes["classes"]], 8) : null;
        return new([Trial.Values(shape, scale: 4), Trial.Values(shape, 2)],
            x => x[0].CrossEntropy(x[1].Softmax(1), weight, labelSmoothing: smoothing, reduction: (Reduction)reduction),
            x => F.cross_entropy(x[0], F.softmax(x[1], 1), weight?.ToTorch().to(torch.ScalarType.Float64),
                reduction: Reductions[reduction], label_smoothing: smoothing));
    }

    private static Trial Pairwise(Sizes sizes, double scale, Func<Tensor, Tensor, Reduction, Tensor> ours,
        Func<torch.Tensor, torch.Tensor, torch.nn.Reduction, torch.Tensor> theirs)
    {
        Shape shape = [.. new[] { sizes["first"], sizes["second"], sizes["third"] }.TakeLast(sizes["rank"])];
        return new([Trial.Values(shape, scale: scale), (Trial.Values(shape, 2) + 1) / 2],
            x => ours(x[0], x[1], (Reduction)sizes["reduction"]), x => theirs(x[0], x[1], Reductions[sizes["reduction"]]));
    }
}
