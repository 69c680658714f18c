using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class LearnKernelAnswers : AnswerBook<Func<Tensor, Tensor, Tensor>>
{
    private const string UpHill = "is it subtracted?", TooLarge = "What makes a step smaller?",
        TooEarly = "does it still fall when you stop";

    public LearnKernelAnswers()
        : base(new LearnKernel())
    {
        Right("least squares, without a step", LeastSquares);
        Right("from a random start, with momentum", (image, target) =>
        {
            var (kernel, velocity) = (new Generator(3).Normal([1, 2]), Tensor.Zeros([1, 2]));
            for (var step = 0; step < 400; step++)
            {
                velocity = (0.5f * velocity) + Gradient(image, kernel, target);
                kernel -= 0.2f * velocity;
            }

            return kernel;
        });
        Wrong("a fixed kernel", (_, _) => [[0.5f, 2]], "the same for every target");
        Wrong("the start", (_, _) => Tensor.Zeros([1, 2]), "the same for every target");
        Wrong("up the hill", (image, target) => Descend(image, target, 200, -0.5f), UpHill, TooLarge);
        Wrong("up the hill in small steps", (image, target) => Descend(image, target, 10, -0.01f), UpHill, TooLarge);
        Wrong("a rate of 3", (image, target) => Descend(image, target, 200, 3), TooLarge, UpHill);
        Wrong("a rate of 100", (image, target) => Descend(image, target, 100, 100), TooLarge, UpHill);
        Wrong("a sum for a mean", (image, target) => Descend(image, target, 200, 0.5f * 143), TooLarge, UpHill);
        Wrong("a rate of 3, from a start of ones", (image, target) => Descend(image, target, 200, 3, Tensor.Ones([1, 2])),
            TooLarge, UpHill);
        Wrong("one step", (image, target) => Descend(image, target, 1, 0.5f), TooEarly, UpHill);
        Wrong("a tiny rate", (image, target) => Descend(image, target, 200, 0.001f), TooEarly, UpHill);
        Wrong("negated", (image, target) => -LeastSquares(image, target), "fits better than a kernel of zeros", "Hint");
        Wrong("the gradient", (image, target) => Gradient(image, Tensor.Zeros([1, 2]), target),
            "fits better than a kernel of zeros", TooLarge);
        Wrong("the loss", (image, target) => (image.CrossCorrelate([[0, 0]]) - target).Square().Mean(),
            "a kernel of shape [1, 2]", "exception");
        Wrong("a column", (image, target) => LeastSquares(image, target).Transpose(), "a kernel of shape [1, 2]", "exception");
        Wrong("without rows", (image, target) => LeastSquares(image, target).Reshape(2), "a kernel of shape [1, 2]", "exception");
        Wrong("the filtered image", (image, target) => target, "a kernel of shape [1, 2]", "exception");
        Wrong("nothing", (_, _) => null!, "a kernel of shape [1, 2]", "exception");
        Wrong("not a number", (_, _) => [[float.NaN, 1]], "its numbers are finite", "exception");
        Wrong("never marked", (image, target) =>
        {
            Tensor kernel = [[0, 0]];
            (image.CrossCorrelate(kernel) - target).Square().Mean().Backward();
            return kernel - (0.5f * kernel.Grad);
        }, "your code threw an exception");
    }

    private static Tensor Gradient(Tensor image, Tensor kernel, Tensor target)
    {
        var leaf = kernel.Detach().RequireGrad();
        (image.CrossCorrelate(leaf) - target).Square().Mean().Backward();
        return leaf.Grad.Detach();
    }

    private static Tensor Descend(Tensor image, Tensor target, int steps, float rate, Tensor? start = null)
    {
        var kernel = start ?? Tensor.Zeros([1, 2]);
        for (var step = 0; step < steps; step++)
        {
            kernel = (kernel - (rate * Gradient(image, kernel, target))).Detach();
        }

        return kernel;
    }

    /// <summary>The normal equations of two unknowns.</summary>
    private static Tensor LeastSquares(Tensor image, Tensor target)
    {
        var (left, right) = (image[.., ..^1], image[.., 1..]);
        double Dot(Tensor a, Tensor b) => (a * b).Sum().Item();
        var (a, b, c, p, q) = (Dot(left, left), Dot(left, right), Dot(right, right), Dot(left, target), Dot(right, target));
        var determinant = (a * c) - (b * b);
        return determinant == 0 ? Tensor.Zeros([1, 2])
            : [[(float)(((p * c) - (q * b)) / determinant), (float)(((a * q) - (b * p)) / determinant)]];
    }
}
