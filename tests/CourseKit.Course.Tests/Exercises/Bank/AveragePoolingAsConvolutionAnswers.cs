using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class AveragePoolingAsConvolutionAnswers : AnswerBook<Func<Tensor, int, int, Tensor>>
{
    public AveragePoolingAsConvolutionAnswers()
        : base(new AveragePoolingAsConvolution())
    {
        Right("the channels as a batch", (maps, f, s) =>
            maps.Unsqueeze(1).Conv2d(Tensor.Full([1, 1, f, f], 1f / f / f), stride: s).Reshape(
                maps.Shape[0], ((maps.Shape[1] - f) / s) + 1, -1));
        Right("without groups, zeros for other channels", (maps, f, s) => maps.Unsqueeze(0).Conv2d(
            Tensor.FromIndex([maps.Shape[0], maps.Shape[0], f, f], at => at[0] == at[1] ? 1.0 / (f * f) : 0), stride: s).Select(0, 0));
        Right("ones, divided behind", (maps, f, s) => Grouped(maps, Tensor.Ones([maps.Shape[0], 1, f, f]), s) / (f * f));
        Wrong("by average pooling", (maps, f, s) => maps.Unsqueeze(0).AvgPool2d(f, s).Select(0, 0),
            "All results are right, but: `AvgPool2d` is not for this exercise.", "Hint");
        Wrong("by the mean of each window", (maps, f, s) => Tensor.FromIndex(
            [maps.Shape[0], ((maps.Shape[1] - f) / s) + 1, ((maps.Shape[2] - f) / s) + 1],
            at => maps[at[0]..(at[0] + 1), (at[1] * s)..((at[1] * s) + f), (at[2] * s)..((at[2] * s) + f)].Mean().Item()),
            "All results are right, but: this exercise is about `Conv2d` or `CrossCorrelate`. Received: no call of it.", "Hint");
        Wrong("no groups", (maps, f, s) => Plain(maps, Tensor.Full([maps.Shape[0], maps.Shape[0], f, f], 1.0 / (f * f)), s),
            "Which channels does one of your filters see, and which should it?");
        Wrong("no groups, the mean over all", (maps, f, s) =>
            Plain(maps, Tensor.Full([maps.Shape[0], maps.Shape[0], f, f], 1.0 / (maps.Shape[0] * f * f)), s),
            "Pooling takes each channel for itself.");
        Wrong("one filter", (maps, f, s) => Plain(maps, Tensor.Full([1, maps.Shape[0], f, f], 1.0 / (f * f)), s),
            "How many filters does it take for C maps");
        Wrong("ones", (maps, f, s) => Grouped(maps, Tensor.Ones([maps.Shape[0], 1, f, f]), s), "Which weight for each pixel");
        Wrong("1 / (f * f)", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1 / (f * f)), s),
            "What is `1 / (f * f)` in C#");
        Wrong("1 / f", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / f), s), "How many pixels has a window");
        Wrong("1 / (s * s)", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / (s * s)), s),
            "they do not add up to 1 for every f", "one and the same number");
        Wrong("1 / (f * f) and no groups", (maps, f, s) => Plain(maps, Tensor.Full([maps.Shape[0], maps.Shape[0], f, f], 1 / (f * f)), s),
            "What is `1 / (f * f)` in C#", "sums are right");
        Wrong("no stride", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / (f * f)), 1),
            "unless it is told a stride");
        Wrong("a batch", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / (f * f)), s).Unsqueeze(0),
            "Which shape is asked for?");
        Wrong("channels as a batch, left there", (maps, f, s) =>
            maps.Unsqueeze(1).Conv2d(Tensor.Full([1, 1, f, f], 1f / f / f), stride: s), "right numbers in the right order", "Hint");
        Wrong("a binomial filter", (maps, f, s) => Grouped(maps, Tensor.FromIndex([maps.Shape[0], 1, f, f], at =>
            f < 3 ? 1.0 / (f * f) : (at[2] == 1 ? 2 : 1) * (at[3] == 1 ? 2 : 1) / 16.0), s), "With f = 3, s = 1", "Hint");
        Wrong("the first filter alone", (maps, f, s) => Grouped(maps, Tensor.FromIndex([maps.Shape[0], 1, f, f], at =>
            at[0] == 0 ? 1.0 / (f * f) : 0), s), "With f = 2, s = 1", "Hint");
        Wrong("the row at the top of each window", (maps, f, s) => Grouped(maps, Tensor.FromIndex([maps.Shape[0], 1, f, f], at =>
            at[2] == 0 ? 1.0 / f : 0), s), "Output [0, 0, 0] should depend on `maps[0, 1, 0]`", "Hint");
        Wrong("weights for a single channel", (maps, f, s) => Plain(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / (f * f)), s),
            "ShapeException");
        Wrong("a ninth", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / 9), s), "whatever f is");
        Wrong("a sign too many", (maps, f, s) => -Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / (f * f)), s),
            "negated", "Hint");
        Wrong("a ReLU behind", (maps, f, s) => Grouped(maps, Tensor.Full([maps.Shape[0], 1, f, f], 1.0 / (f * f)), s).Relu(),
            "0 in the place of negative numbers", "Hint");
    }

    private static Tensor Grouped(Tensor maps, Tensor weights, int s) =>
        maps.Unsqueeze(0).Conv2d(weights, stride: s, groups: maps.Shape[0]).Select(0, 0);

    private static Tensor Plain(Tensor maps, Tensor weights, int s) => maps.Unsqueeze(0).Conv2d(weights, stride: s).Select(0, 0);
}
