namespace CourseKit.Exercises.Convolution;

public sealed class LearnKernel() : PropertyExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/learn-kernel", "Learn the kernel")
{
    public override string Question =>
        """
        Somebody filtered an image with a kernel of one row and two columns, and gives you only the image and the result, `target`. Find the kernel by
        gradient descent: start with any `[1, 2]` kernel, compute the mean of the squared differences between `image.CrossCorrelate(kernel)` and
        `target`, take a step against the gradient, and repeat until it fits. Return the kernel.

        It is tried on several hidden kernels, and what you return has to filter a new image, within 0.05.
        """;

    public override TimeSpan Limit => TimeSpan.FromSeconds(20);

    public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } = Write((image, target) =>
    {
        var kernel = Tensor.Zeros([1, 2]);
        for (var step = 0; step < 200; step++)
        {
            kernel.RequireGrad();
            (image.CrossCorrelate(kernel) - target).Square().Mean().Backward();
            kernel = (kernel - 0.5f * kernel.Grad!).Detach();
        }

        return kernel;
    });

    protected override IEnumerable<Property<Func<Tensor, Tensor, Tensor>>> Properties(Generator random)
    {
        yield return Improves(random);
        yield return Finds([[1, -1]], random);
        yield return Finds([[0.5f, 2]], random);
        yield return Finds(random.Uniform([1, 2], -2, 2), random);
    }

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("a fixed answer", (_, _) => [[1, -1]],
            "That fits the first hidden kernel, and no other. The kernel has to come out of the image and the target."),
        new("too few steps", (image, target) => Descend(image, target, steps: 1, rate: 0.1f),
            "It is on its way, but not there: take more steps, or larger ones. Print the loss every few steps."),
        new("the step goes up the hill", (image, target) => Descend(image, target, steps: 50, rate: -0.5f),
            "The loss grows until it is no number any more. The gradient points to where the loss *grows*: subtract it."),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Mark the kernel with `kernel.RequireGrad()`, compute the loss, call `loss.Backward()`, and read `kernel.Grad`.",
        "A step is `kernel = (kernel - rate * kernel.Grad!).Detach();`. `Detach` cuts the new kernel off from the computation that " +
            "led to it.",
        "A rate of 0.5 and 200 steps are enough here. Mark the new kernel with `RequireGrad()` at the start of each step.",
    ];

    public override string Explanation =>
        "Nobody designs the kernels of a network: they are learned in just this way, all at once, from how wrong the answer is.";

    /// <summary>After no step at all the loss is that of a kernel of zeros; descending makes it smaller.</summary>
    private static Property<Func<Tensor, Tensor, Tensor>> Improves(Generator random)
    {
        var image = random.Uniform([12, 12]);
        Tensor hidden = [[-1, 1.5f]];
        return new Property<Func<Tensor, Tensor, Tensor>>(
            "The kernel that is learned fits better than a kernel of zeros",
            learn =>
            {
                var target = image.CrossCorrelate(hidden);
                var kernel = learn(image.Detach(), target.Detach());
                return (Loss(image, kernel, target).Item() < target.Square().Mean().Item(), kernel);
            });
    }

    private static Property<Func<Tensor, Tensor, Tensor>> Finds(Tensor hidden, Generator random)
    {
        var (image, unseen) = (random.Uniform([12, 12]), random.Uniform([12, 12]));
        return new Property<Func<Tensor, Tensor, Tensor>>(
            $"The kernel that is learned from the effect of {Difference.Text(hidden)} has the same effect on a new image",
            learn =>
            {
                var kernel = learn(image.Detach(), image.CrossCorrelate(hidden));
                var fits = kernel.Shape == hidden.Shape && (unseen.CrossCorrelate(kernel) - unseen.CrossCorrelate(hidden)).Abs().Max()
                    .Item() < 0.05f;
                return (fits, kernel);
            });
    }

    private static Tensor Descend(Tensor image, Tensor target, int steps, float rate)
    {
        var kernel = Tensor.Zeros([1, 2]);
        for (var step = 0; step < steps; step++)
        {
            kernel.RequireGrad();
            Loss(image, kernel, target).Backward();
            kernel = (kernel - (rate * kernel.Grad!)).Detach();
        }

        return kernel;
    }

    private static Tensor Loss(Tensor image, Tensor kernel, Tensor target) => (image.CrossCorrelate(kernel) - target).Square().Mean();
}
