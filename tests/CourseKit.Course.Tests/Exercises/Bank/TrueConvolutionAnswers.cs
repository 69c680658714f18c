using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class TrueConvolutionAnswers : AnswerBook<Func<Tensor, Tensor, Tensor>>
{
    public TrueConvolutionAnswers()
        : base(new TrueConvolution())
    {
        Right("by loops, the kernel read from its end", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * kernel[kernel.Shape[0] - 1 - u, kernel.Shape[1] - 1 - v]));
        Right("everything turned by 180° but the kernel", (image, kernel) => image.Flip(0, 1).CrossCorrelate(kernel).Flip(0, 1));
        Wrong("counted back from one too far", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * kernel[kernel.Shape[0] - u, kernel.Shape[1] - v]), "the last row of the kernel is h − 1");
        Wrong("the kernel before the dot", (image, kernel) => kernel.Flip(0, 1).CrossCorrelate(image), "the image slides over the kernel");
        Wrong("turned by 90°", (image, kernel) => image.CrossCorrelate(kernel.Transpose().Flip(0)),
            "multiplies `kernel[0, 0]` with `image[1, 0]`. It should meet `image[1, 1]`.");
        Wrong("both flips, added", (image, kernel) => image.CrossCorrelate(kernel.Flip(0)) + image.CrossCorrelate(kernel.Flip(1)),
            "multiplies `kernel[0, 0]` with `image[0, 1]` + `image[1, 0]`");
        Wrong("not flipped", (image, kernel) => image.CrossCorrelate(kernel), "still the cross-correlation");
        Wrong("top to bottom", (image, kernel) => image.CrossCorrelate(kernel.Flip(0)), "The rows are flipped; the columns are not yet.");
        Wrong("left to right", (image, kernel) => image.CrossCorrelate(kernel.Flip(1)), "The columns are flipped; the rows are not yet.");
        Wrong("the result", (image, kernel) => image.CrossCorrelate(kernel).Flip(0).Flip(1), "What alone should be?");
        Wrong("the image", (image, kernel) => image.Flip(0, 1).CrossCorrelate(kernel), "Is anything flipped but the kernel?");
        Wrong("both", (image, kernel) => image.Flip(0, 1).CrossCorrelate(kernel.Flip(0, 1)), "or image and kernel are both");
        Wrong("the kernel transposed", (image, kernel) => image.CrossCorrelate(kernel.Transpose()),
            "To transpose exchanges rows with columns");
        Wrong("with padding", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1), padding: Padding.Same), "But there is padding");
        Wrong("negated", (image, kernel) => image.CrossCorrelate(-kernel.Flip(0, 1)), "Your result is the expected one, negated.");
        Wrong("the kernel and the result", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)).Flip(0, 1), "turned by 180°");
        Wrong("twice", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1).Flip(0, 1)), "still the cross-correlation");
        Wrong("flips thrown away", (image, kernel) =>
        {
            kernel.Flip(0);
            kernel.Flip(1);
            return image.CrossCorrelate(kernel);
        }, "`Flip` returns a new tensor, so use what it returns");
        Wrong("the same axis twice", (image, kernel) => image.CrossCorrelate(kernel.Flip(0).Flip(0)), "the same flip twice undoes itself");
        Wrong("the kernel negated, not flipped", (image, kernel) => image.CrossCorrelate(-kernel), "The signs of the kernel are exchanged");
        Wrong("the flipped kernel itself", (_, kernel) => kernel.Flip(0, 1), "The shape should be", "Hint");
    }
}
