using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace CourseKit.TorchSharp.Tests.Operations;

internal static class NormalizationCases
{
    private static readonly double[] Epsilons = [1e-5, 1e-3, 0.1];

    private static readonly (string Name, int Least, int Most)[] Maps =
        [("rank", 2, 5), ("images", 1, 5), ("channels", 1, 9), ("depth", 1, 3), ("rows", 1, 4), ("columns", 1, 19), ("eps", 0, 2)];

    private static readonly (string Name, int Least, int Most)[] Lanes =
        [("rank", 1, 4), ("first", 0, 5), ("second", 1, 7), ("third", 0, 9), ("fourth", 0, 20), ("axis", 0, 7)];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(nameof(Tensor.BatchNorm), [.. Maps, ("weight and bias", 0, 1)], Training),
        new(nameof(Tensor.BatchNorm), [.. Maps, ("weight and bias", 0, 1)], Prediction) { With = "in prediction" },
        new(nameof(Tensor.BatchNorm), [.. Maps, ("momentum", 0, 10)], Running) { With = "running statistics" },
        new(nameof(Tensor.LocalResponseNorm), [.. Maps, ("size", 1, 12), ("beta", 1, 9), ("k", 1, 3)], LocalResponse),
        new("group normalization", [("images", 1, 3), ("groups", 1, 4), ("channels", 1, 3), ("rows", 1, 4), ("columns", 2, 7),
            ("eps", 0, 2)], Groups),
        new("layer normalization", [("images", 1, 4), ("rows", 1, 4), ("columns", 2, 19), ("eps", 0, 2)], Rows),
        new(nameof(Tensor.Softmax), Lanes, sizes => Along(sizes, (x, axis) => x.Softmax(axis), (x, axis) => F.softmax(x, axis))),
        new(nameof(Tensor.LogSoftmax), Lanes, sizes => Along(sizes, (x, axis) => x.LogSoftmax(axis), (x, axis) => F.log_softmax(x, axis))),
    ];

    private static Trial Training(Sizes sizes)
    {
        var eps = Epsilons[sizes["eps"]];
        return new(Inputs(sizes), x => x[0].BatchNorm(x.ElementAtOrDefault(1), x.ElementAtOrDefault(2), null, null, true, eps: eps),
            x => F.batch_norm(x[0], null, null, x.ElementAtOrDefault(1), x.ElementAtOrDefault(2), training: true, eps: eps))
        {
            Tolerance = 1e-4,
        };
    }

    private static Trial Prediction(Sizes sizes)
    {
        var (eps, mean, variance) = (Epsilons[sizes["eps"]], Trial.Values([sizes["channels"]], 4), Trial.Positive([sizes["channels"]], 5));
        return new(Inputs(sizes), x => x[0].BatchNorm(x.ElementAtOrDefault(1), x.ElementAtOrDefault(2), mean, variance, false, eps: eps),
            x => F.batch_norm(x[0], Double(mean), Double(variance), x.ElementAtOrDefault(1), x.ElementAtOrDefault(2), eps: eps));
    }

    private static Trial Running(Sizes sizes)
    {
        var (momentum, shape) = (sizes["momentum"] / 10.0, Shape(sizes));
        var x = Trial.Values(shape);
        return new([], _ =>
        {
            var (mean, variance) = (Trial.Values([shape[1]], 4), Trial.Positive([shape[1]], 5));
            x.BatchNorm(null, null, mean, variance, true, momentum);
            return Tensor.Concat(0, mean, variance);
        }, _ =>
        {
            var (mean, variance) = (Double(Trial.Values([shape[1]], 4)), Double(Trial.Positive([shape[1]], 5)));
            F.batch_norm(Double(x), mean, variance, training: true, momentum: momentum);
            return torch.cat([mean, variance]);
        });
    }

    private static Trial LocalResponse(Sizes sizes)
    {
        var shape = Shape(sizes);
        var (size, beta, k) = (sizes["size"], sizes["beta"] * 0.2, sizes["k"]);
        return new([Trial.Values(shape, scale: 3)], x => x[0].LocalResponseNorm(size, 0.7, beta, k), x => F.local_response_norm(
            x[0].reshape([shape[0], shape[1], -1]), size, 0.7, beta, k).reshape([.. shape.Select(length => (long)length)]));
    }

    /// <summary>Put together from means and variances, as a learner would.</summary>
    private static Trial Groups(Sizes sizes)
    {
        var (groups, eps) = (sizes["groups"], Epsilons[sizes["eps"]]);
        Shape shape = [sizes["images"], groups * sizes["channels"], sizes["rows"], sizes["columns"]];
        return new([Trial.Values(shape), Trial.Values([shape[1]], 2), Trial.Values([shape[1]], 3)], x =>
        {
            var parts = x[0].Reshape(shape[0], groups, -1);
            var normal = (parts - parts.Mean(-1, keepAxis: true)) / (parts.Variance(-1, 0, keepAxis: true) + eps).Sqrt();
            return (normal.Reshape([.. shape]) * x[1].Reshape(-1, 1, 1)) + x[2].Reshape(-1, 1, 1);
        }, x => F.group_norm(x[0], groups, x[1], x[2], eps))
        {
            Tolerance = 1e-4,
        };
    }

    private static Trial Rows(Sizes sizes)
    {
        var (columns, eps) = (sizes["columns"], Epsilons[sizes["eps"]]);
        return new([Trial.Values([sizes["images"], sizes["rows"], columns]), Trial.Values([columns], 2), Trial.Values([columns], 3)], x =>
        {
            var normal = (x[0] - x[0].Mean(-1, keepAxis: true)) / (x[0].Variance(-1, 0, keepAxis: true) + eps).Sqrt();
            return (normal * x[1]) + x[2];
        }, x => F.layer_norm(x[0], [columns], x[1], x[2], eps))
        {
            Tolerance = 1e-4,
        };
    }

    private static Trial Along(Sizes sizes, Func<Tensor, int, Tensor> ours, Func<torch.Tensor, int, torch.Tensor> theirs)
    {
        var rank = sizes["rank"];
        var axis = (sizes["axis"] % (2 * rank)) - rank;
        return new([Trial.Values([.. Lengths(sizes).Take(rank)], scale: 8)], x => ours(x[0], axis), x => theirs(x[0], axis));
    }

    private static int[] Lengths(Sizes sizes) => [sizes["first"], sizes["second"], sizes["third"], sizes["fourth"]];

    private static Tensor[] Inputs(Sizes sizes)
    {
        var shape = Shape(sizes);
        return sizes["weight and bias"] == 0 ? [Trial.Values(shape)]
            : [Trial.Values(shape), Trial.Values([shape[1]], 2), Trial.Values([shape[1]], 3)];
    }

    /// <summary>A channel has two values at least, which training asks for.</summary>
    private static Shape Shape(Sizes sizes)
    {
        Shape shape = [sizes["images"], sizes["channels"],
            .. new[] { sizes["depth"], sizes["rows"], sizes["columns"] }.TakeLast(sizes["rank"] - 2)];
        return shape.Without(1).Elements > 1 ? shape : shape.With(0, 2);
    }

    private static torch.Tensor Double(Tensor tensor) => tensor.ToTorch().to(torch.ScalarType.Float64);
}
