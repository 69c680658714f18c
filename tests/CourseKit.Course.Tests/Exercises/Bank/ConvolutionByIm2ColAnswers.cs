using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class ConvolutionByIm2ColAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, int, int, Tensor>>
{
    public ConvolutionByIm2ColAnswers()
        : base(new ConvolutionByIm2Col())
    {
        Right("windows times filters, transposed at the end", (image, weights, bias, s, p) =>
        {
            var product = Windows(image, weights, s, p).Transpose().MatMul(weights.Reshape(weights.Shape[0], -1).Transpose()) + bias;
            return product.Transpose().Reshape(weights.Shape[0], Rows(image, weights, s, p), -1);
        });
        Right("with the bias as one more weight", (image, weights, bias, s, p) =>
        {
            var windows = Windows(image, weights, s, p);
            var ones = Tensor.Ones([1, windows.Shape[1]]);
            var longer = Tensor.Concat(1, weights.Reshape(weights.Shape[0], -1), bias.Reshape(-1, 1));
            return longer.MatMul(Tensor.Concat(0, windows, ones)).Reshape(weights.Shape[0], Rows(image, weights, s, p), -1);
        });
        Wrong("by the library's Conv2d", (image, weights, bias, s, p) =>
            image.Unsqueeze(0).Conv2d(weights, bias, new Window2d(weights.Shape[2], s, p)) is var maps
                ? maps.Reshape(maps.Shape[1], maps.Shape[2], maps.Shape[3]) : maps,
            "All results are right, but: `Conv2d` is not for this exercise.", "Hint");
        Wrong("without bias", (image, weights, bias, s, p) => Product(image, weights, s, p, 0), "What does each filter add");
        Wrong("not reshaped", (image, weights, bias, s, p) => weights.Reshape(weights.Shape[0], -1).MatMul(Windows(image, weights, s, p))
            + bias.Reshape(-1, 1), "what shape does it get back?");
        Wrong("reshaped, not transposed", (image, weights, bias, s, p) =>
            (Windows(image, weights, s, p).Transpose().MatMul(weights.Reshape(weights.Shape[0], -1).Transpose()) + bias)
                .Reshape(weights.Shape[0], Rows(image, weights, s, p), -1), "which of the two stands left?");
        Wrong("width before height", (image, weights, bias, s, p) => Product(image, weights, s, p, bias.Reshape(-1, 1, 1))
            .Reshape(weights.Shape[0], -1, Rows(image, weights, s, p)), "Which comes first in [F, H', W']?");
        Wrong("no padding", (image, weights, bias, s, p) => Product(image, weights, s, 0, bias.Reshape(-1, 1, 1)),
            "Which of your lines knows p?");
        Wrong("no stride", (image, weights, bias, s, p) => Product(image, weights, 1, p, bias.Reshape(-1, 1, 1)),
            "Which of your lines knows s?");
        Wrong("filters flipped", (image, weights, bias, s, p) => Product(image, weights.Flip(2, 3), s, p, bias.Reshape(-1, 1, 1)),
            "which weight meets the first pixel of a window?");
        Wrong("filters cut wrongly", (image, weights, bias, s, p) => (weights.Reshape(-1, weights.Shape[0]).Transpose()
            .MatMul(Windows(image, weights, s, p)) + bias.Reshape(-1, 1)).Reshape(weights.Shape[0], Rows(image, weights, s, p), -1),
            "How many numbers has one filter, one after another?");
        Wrong("the bias along the columns", (image, weights, bias, s, p) => (weights.Reshape(weights.Shape[0], -1)
            .MatMul(Windows(image, weights, s, p)) + bias).Reshape(weights.Shape[0], Rows(image, weights, s, p), -1), "Which shape does " +
                "it need for that?");
        Wrong("twice the bias", (image, weights, bias, s, p) => Product(image, weights, s, p, 2 * bias.Reshape(-1, 1, 1)),
            "With that filter on `[[[1.5, 2, 3]]]` and a bias of 5, " +
                "the result should be `[[[8, 9, 11]]]`. Received: `[[[13, 14, 16]]]`.", "Hint");
        Wrong("one filter for all", (image, weights, bias, s, p) => Product(image, weights[..1], s, p, bias.Reshape(-1, 1, 1)),
            "two filters", "Hint");
    }

    private static int Rows(Tensor image, Tensor weights, int s, int p) => ((image.Shape[1] + (2 * p) - weights.Shape[2]) / s) + 1;

    private static Tensor Windows(Tensor image, Tensor weights, int s, int p) =>
        image.Unsqueeze(0).Unfold(new Window2d(weights.Shape[2], s, p)) is var all ? all.Reshape(all.Shape[1], all.Shape[2]) : all;

    private static Tensor Product(Tensor image, Tensor weights, int s, int p, Tensor bias) =>
        weights.Reshape(weights.Shape[0], -1).MatMul(Windows(image, weights, s, p))
            .Reshape(weights.Shape[0], Rows(image, weights, s, p), -1) + bias;
}
