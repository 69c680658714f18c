using System.Runtime.CompilerServices;

namespace CourseKit.Exercises.Convolution;

public sealed class LearnKernel() : PropertyExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/learn-kernel", "Learn the kernel")
{
    /// <summary>The descents of an answer, which several mistakes look at: a function is run on them once.</summary>
    private readonly ConditionalWeakTable<Func<Tensor, Tensor, Tensor>, Descents> descents = [];

    public override string Question =>
        """
        Somebody filtered an image with a kernel of one row and two columns, and gives you only the image and the result, `target`.
        Find the kernel by gradient descent: start with any `[1, 2]` kernel, compute the mean of the squared differences between
        `image.CrossCorrelate(kernel)` and `target`, take a step against the gradient, and repeat until it fits. Return the kernel.

        It is tried on several hidden kernels. What you return has to filter a new image as the hidden kernel does: each value of the
        filtered image within 0.05.
        """;

    public override TimeSpan Limit => TimeSpan.FromSeconds(20);

    public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } = Write((image, target) =>
    {
        var kernel = Tensor.Zeros([1, 2]);
        for (var step = 0; step < 200; step++)
        {
            kernel.RequireGrad();
            (image.CrossCorrelate(kernel) - target).Square().Mean().Backward();
            kernel = (kernel - 0.5f * kernel.Grad).Detach();
        }

        return kernel;
    });

    protected override IEnumerable<Property<Func<Tensor, Tensor, Tensor>>> Properties(Generator random)
    {
        yield return ReturnsKernel(random);
        yield return BeatsZeros();
        yield return Finds([[1, -1]], random);
        yield return Finds([[0.5f, 2]], random);
        yield return Finds(random.Uniform([1, 2], -2, 2), random);
    }

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes =>
    [
        new("returns nothing", (_, _) => null!, "What you return is null. Return the kernel, after the loop.")
        {
            Shows = learn => Of(learn) is { Failure: null, Returned: null },
        },
        Failing("marked once", (image, target) => Descend(image, target, steps: 2, rate: 0.5f, marksEachStep: false),
            "Each step makes a new tensor, and `Detach()` gives it without a mark. Does every kernel get its `RequireGrad()` before its " +
                "loss is computed?"),
        Failing("never cut off", (image, target) =>
            {
                var kernel = Tensor.Zeros([1, 2]).RequireGrad();
                Loss(image, kernel, target).Backward();
                kernel -= 0.5f * kernel.Grad;
                Loss(image, kernel, target).Backward();
                return kernel.Grad;
            },
            "The new kernel is computed from the old one and remembers it. A step ends with `Detach()`, and the next one begins with " +
                "`RequireGrad()`."),
        Failing("the gradient of a kernel that is cut off", (image, target) => Descend(image, target, steps: 1, rate: 0.5f).Grad,
            "A kernel that was cut off by `Detach()` has no gradient to read: it goes with the old one. Return the kernel itself, and " +
                "inside the loop read `kernel.Grad` before the new kernel takes its place."),
        Failing("a column for a start", (image, target) => Descend(image, target, steps: 1, rate: 0.5f, Tensor.Zeros([2, 1])),
            "Your kernel has two rows and one column, and so its map has another shape than `target`. How are one row and two columns " +
                "written?"),
        Failing("a start without rows", (image, target) => Descend(image, target, steps: 1, rate: 0.5f, Tensor.Zeros([2])),
            "Your kernel has two numbers, but no rows and columns. How is `[[0, 0]]` written differently from `[0, 0]`?"),
        new("a kernel without rows", (image, target) => Descend(image, target, steps: 200, rate: 0.5f).Reshape(2),
            "Your kernel has two numbers, but no rows and columns. How is `[[1, -1]]` written differently from `[1, -1]`?")
        {
            Shows = learn => Of(learn).Returned?.Shape is [2],
        },
        new("returns the loss", (image, target) => Loss(image, Tensor.Zeros([1, 2]), target),
            "What you return is a single number, as the loss is. Return the kernel that the steps end with.")
        {
            Shows = learn => Of(learn).Returned is { Shape.Elements: 1 },
        },
        new("returns the filtered image", (image, target) => image.CrossCorrelate(Descend(image, target, steps: 200, rate: 0.5f)),
            "What you return has the shape of the filtered image. The question asks for the kernel that filters it.")
        {
            Shows = learn => Of(learn).Returned?.Shape is [11, 12],
        },
        new("almost zero", (_, _) => Tensor.Zeros([1, 2]),
            "What you return is 0, or almost 0, for every target. Do you return the gradient in the place of the kernel? If it is the " +
                "kernel: print it after each step, does it leave its start?")
        {
            Shows = learn => Of(learn).Kernels is { IsAlmostZero: true },
        },
        new("a fixed answer", (_, _) => [[1, -1]],
            "What you return is the same for every target. Is the kernel that you return the one that your steps change? Does your " +
                "code use the `image` and the `target` that it is given, and has the loss a smallest value: is the difference squared?")
        {
            Shows = learn => Of(learn).Kernels is { IsFixed: true },
        },
        new("flipped", (image, target) => Descend(image, target, steps: 200, rate: 0.5f).Flip(1),
            "Your kernel is the right one with its two numbers exchanged. Nothing has to be flipped: return it as the steps left it.")
        {
            Shows = learn => Of(learn).Kernels is { FitsFlipped: true },
        },
        new("negated", (image, target) => -Descend(image, target, steps: 200, rate: 0.5f),
            "Your kernel is the right one, negated. Which of the two does your loss subtract from the other before it squares, and does " +
                "a sign change after the last step?")
        {
            Shows = learn => Of(learn).Kernels is { FitsNegated: true },
        },
        new("a multiple", (image, target) => 2 * Descend(image, target, steps: 200, rate: 0.5f),
            "Your kernel is the right one times a number. What multiplies it, or divides it, after the last step?")
        {
            Shows = learn => Of(learn).Kernels is { IsMultiple: true },
        },
        new("the step goes up the hill", (image, target) => Descend(image, target, steps: 50, rate: -0.5f),
            "Even on a very faint image, where every step is tiny, what you return fits worse than the start. Is it the gradient that " +
                "you subtract? And do you return the kernel of the last step, as it is?")
        {
            Shows = learn => Of(learn).Kernels is { Fits: false, FitsBetterThanZeros: false, GoesUpFromFaint: true },
        },
        new("the steps are too large", (image, target) => Descend(image, target, steps: 60, rate: 5),
            "On a very faint image, where the gradient is small, your steps lead downhill: their direction is right. On this one the " +
                "loss has grown. What makes a step smaller?")
        {
            Shows = learn => Of(learn).Kernels is { Fits: false, FitsBetterThanZeros: false, BeatsStart: false, GoesDownFromFaint: true },
        },
        new("stops too early", (image, target) => Descend(image, target, steps: 1, rate: 0.1f),
            "Your kernel fits better than zeros, but not well enough. Print the loss every few steps: does it still fall, go up and " +
                "down, or stand still? If it still falls, more steps or larger ones help. If it stands still above 0, does each number " +
                "get its own gradient? If it is 0, is it the mean of the squared differences, and do you return that kernel?")
        {
            Shows = learn => Of(learn).Kernels is { Fits: false, FitsBetterThanZeros: true },
        },
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Mark the kernel with `kernel.RequireGrad()`, compute the loss, call `loss.Backward()`, and read `kernel.Grad`.",
        "A step is `kernel = (kernel - rate * kernel.Grad).Detach();`. `Detach` cuts the new kernel off from the computation that " +
            "led to it.",
        "A rate of 0.5 and 200 steps are enough here. Mark the new kernel with `RequireGrad()` at the start of each step.",
    ];

    public override string Explanation =>
        "Nobody designs the kernels of a network: gradient descent finds them, all at once, from how wrong the answer is.";

    private static Property<Func<Tensor, Tensor, Tensor>> ReturnsKernel(Generator random)
    {
        var image = random.Uniform([11, 13]);
        return new("What comes back is a kernel of shape [1, 2], and its numbers are finite", learn =>
        {
            var kernel = learn(image.Detach(), image.CrossCorrelate([[-1, 1.5f]]));
            return (IsKernel(kernel), kernel);
        });
    }

    private static Property<Func<Tensor, Tensor, Tensor>> BeatsZeros() =>
        new("The kernel that is learned fits better than a kernel of zeros", learn =>
            Descents.Learn(learn) is var kernel && IsKernel(kernel) ? (LearnedKernels.BeatsZeros(kernel!), kernel) : (false, kernel));

    private static Property<Func<Tensor, Tensor, Tensor>> Finds(Tensor hidden, Generator random)
    {
        var (image, unseen) = (random.Uniform([11, 13]), random.Uniform([9, 12]));
        var target = image.CrossCorrelate(hidden);
        return new("The kernel that is learned has the effect of the hidden one on a new image, within 0.05", learn =>
        {
            var kernel = learn(image, target);
            var fits = IsKernel(kernel)
                && (unseen.CrossCorrelate(kernel) - unseen.CrossCorrelate(hidden)).Abs().Max().Item() < 0.05f;
            return (fits, kernel);
        })
        {
            Inputs = [("image", image), ("target", target)],
            Expected = hidden,
        };
    }

    internal static bool IsKernel(Tensor? kernel) => kernel?.Shape is [1, 2] && kernel.ToArray().All(float.IsFinite);

    /// <summary>A mistake that ends in an exception: whoever gets the same message has made it.</summary>
    private Mistake<Func<Tensor, Tensor, Tensor>> Failing(string name, Func<Tensor, Tensor, Tensor> answer, string hint) =>
        new(name, answer, hint) { Shows = learn => Of(learn).Failure is { } message && message == Of(answer).Failure };

    private Descents Of(Func<Tensor, Tensor, Tensor> learn) => descents.GetValue(learn, Descents.Of);

    private static Tensor Descend(
        Tensor image, Tensor target, int steps, float rate, Tensor? start = null, bool marksEachStep = true)
    {
        var kernel = start ?? Tensor.Zeros([1, 2]);
        for (var step = 0; step < steps; step++)
        {
            if (marksEachStep || step == 0)
            {
                kernel.RequireGrad();
            }

            Loss(image, kernel, target).Backward();
            kernel = (kernel - (rate * kernel.Grad)).Detach();
        }

        return kernel;
    }

    internal static Tensor Loss(Tensor image, Tensor kernel, Tensor target) => (image.CrossCorrelate(kernel) - target).Square().Mean();
}
