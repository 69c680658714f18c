using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class LearnKernelAnswers : AnswerBook<Func<Tensor, Tensor, Tensor>>
{
    private const string UpHill = "Is it the gradient that you subtract?", TooLarge = "What makes a step smaller?",
        TooEarly = "If it still falls, more steps or larger ones help.", Fixed = "the same for every target",
        AlmostZero = "0, or almost 0, for every target", BeatsZeros = "fits better than a kernel of zeros";

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
        Wrong("the start", (_, _) => Tensor.Zeros([1, 2]), AlmostZero, Fixed);
        Wrong("up the hill", (image, target) => Descend(image, target, 200, -0.5f), UpHill, TooLarge);
        Wrong("up the hill in small steps", (image, target) => Descend(image, target, 10, -0.01f), UpHill, TooLarge);
        Wrong("a rate of 3", (image, target) => Descend(image, target, 200, 3), TooLarge, UpHill);
        Wrong("a rate of 100", (image, target) => Descend(image, target, 100, 100), TooLarge, UpHill);
        Wrong("a sum for a mean", (image, target) => Descend(image, target, 200, 0.5f * 143), TooLarge, UpHill);
        Wrong("a rate of 3, from a start of ones", (image, target) => Descend(image, target, 200, 3, Tensor.Ones([1, 2])),
            TooLarge, UpHill);
        Wrong("one step", (image, target) => Descend(image, target, 1, 0.5f), TooEarly, UpHill);
        Wrong("a tiny rate", (image, target) => Descend(image, target, 200, 0.001f), TooEarly, UpHill);
        Wrong("negated", (image, target) => -LeastSquares(image, target), "the right one, negated", UpHill);
        Wrong("the gradient", (image, target) => Gradient(image, Tensor.Zeros([1, 2]), target),
            BeatsZeros, TooLarge);
        Wrong("the loss", (image, target) => (image.CrossCorrelate([[0, 0]]) - target).Square().Mean(),
            "a kernel of shape [1, 2]", "exception");
        Wrong("the loss, said once", (image, target) => (image.CrossCorrelate([[0, 0]]) - target).Square().Mean(),
            "a single number, as the loss is", "of shape [2]");
        Wrong("a column", (image, target) => LeastSquares(image, target).Transpose(), "a kernel of shape [1, 2]", "exception");
        Wrong("without rows", (image, target) => LeastSquares(image, target).Reshape(2), "a kernel of shape [1, 2]", "exception");
        Wrong("the filtered image", (image, target) => target, "a kernel of shape [1, 2]", "exception");
        Wrong("nothing", (_, _) => null!, "a kernel of shape [1, 2]", "exception");
        Wrong("not a number", (_, _) => [[float.NaN, 1]], "its numbers are finite", "exception");
        Wrong("shape [2], said once", (image, target) => LeastSquares(image, target).Reshape(2),
            "written differently from", "of shape [2]");
        Wrong("the filtered image, learned", (image, target) => image.CrossCorrelate(LeastSquares(image, target)),
            "asks for the kernel that filters it", UpHill);
        Wrong("returns null", (_, _) => null!, "What you return is null.", UpHill);
        Wrong("flipped", (image, target) => LeastSquares(image, target).Flip(1), "with its two numbers exchanged", UpHill);
        Wrong("the gradient of the last step", (image, target) =>
            Gradient(image, Descend(image, target, 300, 0.5f), target), "Do you return the gradient", Fixed);
        Wrong("a loss without a square", (image, target) => Steps(300, 0.5f, kernel => (image.CrossCorrelate(kernel) - target).Mean()),
            "has the loss a smallest value: is the difference squared?", "does a step ever reach it");
        Wrong("squared before subtracting", (image, target) => Steps(300, 0.1f, kernel =>
            (image.CrossCorrelate(kernel).Square() - target.Square()).Mean()), "does it leave its start?", TooEarly);
        Wrong("compared with the image", (image, target) => Steps(300, 0.5f, kernel =>
            (image.CrossCorrelate(kernel) - image[.., 1..]).Square().Mean()), "the `target` that it is given", TooEarly);
        Wrong("the mean, then squared", (image, target) => Steps(300, 0.5f, kernel =>
            (image.CrossCorrelate(kernel) - target).Mean().Square()), "is it the mean of the squared differences", UpHill);
        Wrong("only one number", (image, target) =>
            Descend(image, target, 300, 0.5f, step: g => g * Tensor.FromIndex([1, 2], at => 1 - at[1])),
            "does each number get its own gradient?", UpHill);
        Wrong("both numbers by the same step", (image, target) =>
            Descend(image, target, 300, 0.5f, step: g => g.Mean() + Tensor.Zeros([1, 2])),
            "does each number get its own gradient?", UpHill);
        Wrong("begun anew in each round", (image, target) => Descend(image, target, 1, 0.2f), "stand still", UpHill);
        Wrong("rounded", (image, target) => Tensor.FromIndex([1, 2], at => MathF.Round(LeastSquares(image, target)[at])),
            "do you return that kernel?", UpHill);
        Wrong("plus one", (image, target) => LeastSquares(image, target) + 1, "do you return the kernel of the last step", TooEarly);
        Wrong("the loss in the place of the gradient", (image, target) => Steps(300, 0.5f, kernel =>
            (image.CrossCorrelate(kernel) - target).Square().Mean(), byLoss: true), UpHill, TooEarly);
        Wrong("a step that the loss of zeros does not survive", (image, target) => Descend(image, target, 30, 2), TooLarge, TooEarly);
        Wrong("the target written to", (image, target) =>
        {
            target[0, 0] = 0;
            return LeastSquares(image, target);
        }, "Your code writes to `target`");
        Wrong("marked once, and cut off", (image, target) =>
        {
            var kernel = Tensor.Zeros([1, 2]).RequireGrad();
            for (var step = 0; step < 100; step++)
            {
                (image.CrossCorrelate(kernel) - target).Square().Mean().Backward();
                kernel = (kernel - (0.5f * kernel.Grad)).Detach();
            }

            return kernel;
        }, "Does every kernel get its `RequireGrad()`");
        Wrong("marked once, and never cut off", (image, target) =>
        {
            var kernel = Tensor.Zeros([1, 2]).RequireGrad();
            for (var step = 0; step < 100; step++)
            {
                (image.CrossCorrelate(kernel) - target).Square().Mean().Backward();
                kernel -= 0.5f * kernel.Grad;
            }

            return kernel;
        }, "A step ends with `Detach()`");
        Wrong("the gradient in the end", (image, target) => Descend(image, target, 100, 0.5f).Grad, "Return the kernel itself");
        Wrong("the gradient after the step", (image, target) =>
        {
            var kernel = Tensor.Zeros([1, 2]).RequireGrad();
            (image.CrossCorrelate(kernel) - target).Square().Mean().Backward();
            kernel = (kernel - (0.5f * kernel.Grad)).Detach();
            return kernel - (0.5f * kernel.Grad);
        }, "before the new kernel takes its place");
        Wrong("image and target of another cell", (_, _) =>
        {
            var image = new Generator(5).Uniform([6, 7]);
            return Descend(image, image.CrossCorrelate([[1, -1]]), 200, 0.5f);
        }, "Does your code use the `image` and the `target` that it is given");
        Wrong("doubled", (image, target) => 2 * LeastSquares(image, target), "times a number", TooEarly);
        Wrong("scaled to one", (image, target) => LeastSquares(image, target) is var kernel ? kernel / kernel.Abs().Sum() : kernel,
            "times a number", TooEarly);
        Wrong("from a column", (image, target) => Descend(image, target, 100, 0.5f, Tensor.Zeros([2, 1])),
            "Your kernel has two rows and one column");
        Wrong("from a list", (image, target) => Descend(image, target, 100, 0.5f, Tensor.Zeros([2])), "no rows and columns");
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

    private static Tensor Descend(
        Tensor image, Tensor target, int steps, float rate, Tensor? start = null, Func<Tensor, Tensor>? step = null)
    {
        var kernel = start ?? Tensor.Zeros([1, 2]);
        for (var i = 0; i < steps; i++)
        {
            var gradient = Gradient(image, kernel, target);
            kernel = (kernel - (rate * (step?.Invoke(gradient) ?? gradient))).Detach();
        }

        return kernel;
    }

    /// <summary>A descent on any loss; against the loss itself, where its gradient is mistaken for it.</summary>
    private static Tensor Steps(int steps, float rate, Func<Tensor, Tensor> loss, bool byLoss = false)
    {
        var kernel = Tensor.Zeros([1, 2]);
        for (var i = 0; i < steps; i++)
        {
            kernel.RequireGrad();
            var value = loss(kernel);
            value.Backward();
            kernel = (kernel - (rate * (byLoss ? value : kernel.Grad))).Detach();
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
