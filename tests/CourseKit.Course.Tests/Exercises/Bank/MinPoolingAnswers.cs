using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MinPoolingAnswers : AnswerBook<Func<Tensor, int, int, Tensor>>
{
    public MinPoolingAnswers()
        : base(new MinPooling())
    {
        Right("255 minus", (maps, f, s) => 255 - Pooled(255 - maps, f, s));
        Right("from the largest number down", (maps, f, s) => maps.Max() - Pooled(maps.Max() - maps, f, s));
        Wrong("by slices", (maps, f, s) => Tensor.FromIndex(
            [maps.Shape[0], ((maps.Shape[1] - f) / s) + 1, ((maps.Shape[2] - f) / s) + 1],
            at => maps[at[0]..(at[0] + 1), (at[1] * s)..((at[1] * s) + f), (at[2] * s)..((at[2] * s) + f)].ToArray().Min()),
            "All results are right, but: this exercise is about `MaxPool2d`. Received: no call of it.", "Hint");
        Wrong("by min pooling", (maps, f, s) => maps.Unsqueeze(0).MinPool2d(f, s).Select(0, 0),
            "All results are right, but: `MinPool2d` is not for this exercise.", "Hint");
        Wrong("the reciprocal", (maps, f, s) => 1 / Pooled(1 / maps, f, s), "What are the reciprocals of −2 and 3");
        Wrong("the reciprocal, not undone", (maps, f, s) => Pooled(1 / maps, f, s), "These are reciprocals");
        Wrong("the reciprocal of a little more", (maps, f, s) => 1 / Pooled(1 / (maps + 1e-7f), f, s),
            "What are the reciprocals of −2 and 3");
        Wrong("negated before", (maps, f, s) => Pooled(-maps, f, s), "What undoes the change of sign?");
        Wrong("negated behind", (maps, f, s) => -Pooled(maps, f, s), "What has to happen to the maps");
        Wrong("one minus, behind", (maps, f, s) => 1 - Pooled(maps, f, s), "What has to happen to the maps");
        Wrong("one minus, before", (maps, f, s) => Pooled(1 - maps, f, s), "What gets the smallest back?");
        Wrong("the maximum", (maps, f, s) => Pooled(maps, f, s), "How can the order of numbers be turned round");
        Wrong("no stride", (maps, f, s) => -(-maps).Unsqueeze(0).MaxPool2d(f).Select(0, 0), "unless it is told a stride");
        Wrong("a batch", (maps, f, s) => -(-maps).Unsqueeze(0).MaxPool2d(f, s), "Which shape is asked for?");
        Wrong("upside down", (maps, f, s) => Pooled(maps.Flip(1, 2), f, s).Flip(1, 2), "With f = 2, s = 1", "Hint");
        Wrong("255 minus, behind", (maps, f, s) => 255 - Pooled(maps, f, s), "Yours is a number less the largest");
        Wrong("255 minus, before", (maps, f, s) => Pooled(255 - maps, f, s), "yours is that number less the smallest");
        Wrong("without negative numbers", (maps, f, s) => -Pooled(-maps.Relu(), f, s), "0 in the place of negative numbers", "Hint");
        Wrong("of sizes", (maps, f, s) => -Pooled(-maps.Abs(), f, s), "Which is smaller: −2 or 0?");
        Wrong("the average less than the maximum", (maps, f, s) =>
            (2 * maps.Unsqueeze(0).AvgPool2d(f, s).Select(0, 0)) - Pooled(maps, f, s), "the result should be", "Hint");
        Wrong("without the batch", (maps, f, s) => -(-maps).MaxPool2d(f, s), "takes images [N, C, H, W]");
        Wrong("one window of the size of the map", (maps, f, s) => -Pooled(-maps, f, s) is var right
            ? maps.Min().Expand(right.Shape) : maps, "the same number everywhere", "Hint");
    }

    private static Tensor Pooled(Tensor maps, int f, int s) => maps.Unsqueeze(0).MaxPool2d(f, s).Select(0, 0);
}
