using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class OneByOneAsDenseAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, Tensor>>
{
    public OneByOneAsDenseAnswers()
        : base(new OneByOneAsDense())
    {
        Right("a row for each pixel", (image, weights, bias) =>
            (image.Permute(1, 2, 0).MatMul(weights.Transpose()) + bias).Permute(2, 0, 1));
        Right("pixel by pixel", (image, weights, bias) => Tensor.FromIndex([weights.Shape[0], image.Shape[1], image.Shape[2]], at =>
            bias[at[0]] + Enumerable.Range(0, image.Shape[0]).Sum(c => weights[at[0], c] * (double)image[c, at[1], at[2]])));
        Wrong("by the library's Conv2d", (image, weights, bias) =>
            image.Unsqueeze(0).Conv2d(weights.Reshape(weights.Shape[0], weights.Shape[1], 1, 1), bias)
                .Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]),
            "All results are right, but: `Conv2d` is not for this exercise.", "Hint");
        Wrong("without bias", (image, weights, bias) => Maps(image, weights, 0), "What does each filter add");
        Wrong("rows of pixels by Reshape", (image, weights, bias) =>
            (image.Reshape(-1, image.Shape[0]).MatMul(weights.Transpose()) + bias).Transpose()
                .Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]), "How do axes change places?");
        Wrong("maps by Reshape", (image, weights, bias) =>
            (image.Reshape(image.Shape[0], -1).Transpose().MatMul(weights.Transpose()) + bias)
                .Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]), "What has to happen first?");
        Wrong("weights by Reshape", (image, weights, bias) =>
            (image.Permute(1, 2, 0).MatMul(weights.Reshape(weights.Shape[1], weights.Shape[0])) + bias).Permute(2, 0, 1),
            "How do two axes change places?");
        Wrong("filters last", (image, weights, bias) => image.Permute(1, 2, 0).MatMul(weights.Transpose()) + bias,
            "Which axis should the filters be?");
        Wrong("transposed back wrongly", (image, weights, bias) =>
            (image.Permute(1, 2, 0).MatMul(weights.Transpose()) + bias).Permute(2, 1, 0), "do you exchange them back?");
        Wrong("in one line", (image, weights, bias) => Maps(image, weights, bias.Reshape(-1, 1, 1)).Reshape(weights.Shape[0], -1),
            "what shape does it get back?");
        Wrong("width before height", (image, weights, bias) =>
            Maps(image, weights, bias.Reshape(-1, 1, 1)).Reshape(weights.Shape[0], image.Shape[2], image.Shape[1]),
            "Which comes first in [F, H, W]?");
        Wrong("one bias", (image, weights, bias) => Maps(image, weights, bias[0]), "How many biases are there?");
        Wrong("channels averaged first", (image, weights, bias) =>
            Maps(Tensor.Zeros(image.Shape) + image.Mean(0), weights, bias.Reshape(-1, 1, 1)), "Where does a mean or a sum");
        Wrong("a bias of shape [F]", (image, weights, bias) => Maps(image, weights, bias), "Which shape does it need for that?");
        Wrong("columns before rows", (image, weights, bias) =>
            (image.Permute(2, 1, 0).Reshape(-1, image.Shape[0]).MatMul(weights.Transpose()) + bias).Transpose()
                .Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]),
            "Received: `[[[8, 13, 9], [15, 11, 17]], [[5.5, 3, 5], [2, 4, 1]]]`.", "Hint");
        Wrong("a ReLU behind it", (image, weights, bias) => Maps(image, weights, bias.Reshape(-1, 1, 1)).Relu(),
            "with 0 in the place of negative numbers", "Hint");
        Wrong("biases exchanged", (image, weights, bias) => Maps(image, weights, bias.Flip(0).Reshape(-1, 1, 1)),
            "two filters, weights `[[2], [-1]]`, and biases `[5, 7]`, the result should be", "Hint");
        Wrong("the first filter for all", (image, weights, bias) =>
            Maps(image, Tensor.Zeros(weights.Shape) + weights[..1], bias.Reshape(-1, 1, 1)), "two filters", "Hint");
    }

    private static Tensor Maps(Tensor image, Tensor weights, Tensor bias) =>
        weights.MatMul(image.Reshape(image.Shape[0], -1)).Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]) + bias;
}
