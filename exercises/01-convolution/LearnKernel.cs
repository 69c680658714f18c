namespace CourseKit.Exercises.Convolution;

public sealed class LearnKernel() : PropertyExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/learn-kernel", "Learn the kernel")
{
    public override string Question =>
        """
        Somebody filtered an image with a kernel of one row and two columns, and gives you only the image and the result, `target`.
        Find the kernel by gradient descent: start with any `[1, 2]` kernel, compute the mean of the squared differences between
        `image.CrossCorrelate(kernel)` and `target`, take a step against the gradient, and repeat until it fits. Return the kernel.

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
            kernel = (kernel - 0.5f * kernel.Grad).Detach();
        }

        return kernel;
    });

    protected override IEnumerable<Property<Func<Tensor, Tensor, Tensor>>> Properties(Generator random)
    {
        yield return IsKernel(random);
        yield return Improves(random);
        yield return Finds([[1, -1]], random);
        yield return Finds([[0.5f, 2]], random);
        yield return Finds(random.Uniform([1, 2], -2, 2), random);
    }

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("a fixed answer", (_, _) => [[1, -1]],
            "What you return is the same for every target. It has to come out of the image and the target: does a step ever reach it?")
        {
            Shows = learn => Descent.Of(learn) is { IsFixed: true },
        },
        new("the step goes up the hill", (image, target) => Descend(image, target, steps: 50, rate: -0.5f),
            "Even on a very faint image, where steps are tiny, the loss *grows*. The gradient points to where it grows: is it subtracted?")
        {
            Shows = learn => Descent.Of(learn) is { Fits: false, GoesDownFromFaint: false, GoesUpFromFaint: true },
        },
        new("the steps are too large", (image, target) => Descend(image, target, steps: 60, rate: 5),
            "On a very faint image, where the gradient is small, your steps lead downhill: their direction is right. On this one the " +
                "loss has grown. What makes a step smaller?")
        {
            Shows = learn => Descent.Of(learn) is { Fits: false, Improves: false, GoesDownFromFaint: true },
        },
        new("stops too early", (image, target) => Descend(image, target, steps: 1, rate: 0.1f),
            "Your kernel fits better than the one that you start from, but not well enough. Print the loss every few steps: does it " +
                "still fall when you stop, or does it go up and down?")
        {
            Shows = learn => Descent.Of(learn) is { Fits: false, Improves: true, IsFixed: false },
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
        "Nobody designs the kernels of a network: they are learned in just this way, all at once, from how wrong the answer is.";

    private static Property<Func<Tensor, Tensor, Tensor>> IsKernel(Generator random)
    {
        var image = random.Uniform([11, 13]);
        return new("What comes back is a kernel of shape [1, 2], and its numbers are finite", learn =>
        {
            var kernel = learn(image.Detach(), image.CrossCorrelate([[-1, 1.5f]]));
            return (IsKernel(kernel), kernel is null ? null : $"{kernel} of shape {kernel.Shape}");
        });
    }

    /// <summary>After no step at all the loss is that of a kernel of zeros; descending makes it smaller.</summary>
    private static Property<Func<Tensor, Tensor, Tensor>> Improves(Generator random)
    {
        var image = random.Uniform([11, 13]);
        return new("The kernel that is learned fits better than a kernel of zeros", learn =>
        {
            var target = image.CrossCorrelate([[-1, 1.5f]]);
            var kernel = learn(image.Detach(), target.Detach());
            return (IsKernel(kernel) && Loss(image, kernel, target).Item() < target.Square().Mean().Item(), kernel);
        });
    }

    private static Property<Func<Tensor, Tensor, Tensor>> Finds(Tensor hidden, Generator random)
    {
        var (image, unseen) = (random.Uniform([11, 13]), random.Uniform([9, 12]));
        return new($"The kernel that is learned from the effect of {Difference.Text(hidden)} has the same effect on a new image", learn =>
        {
            var kernel = learn(image.Detach(), image.CrossCorrelate(hidden));
            var fits = IsKernel(kernel)
                && (unseen.CrossCorrelate(kernel) - unseen.CrossCorrelate(hidden)).Abs().Max().Item() < 0.05f;
            return (fits, kernel);
        });
    }

    private static bool IsKernel(Tensor? kernel) => kernel?.Shape is [1, 2] && kernel.ToArray().All(float.IsFinite);

    private static Tensor Descend(Tensor image, Tensor target, int steps, float rate)
    {
        var kernel = Tensor.Zeros([1, 2]);
        for (var step = 0; step < steps; step++)
        {
            kernel.RequireGrad();
            Loss(image, kernel, target).Backward();
            kernel = (kernel - (rate * kernel.Grad)).Detach();
        }

        return kernel;
    }

    private static Tensor Loss(Tensor image, Tensor kernel, Tensor target) => (image.CrossCorrelate(kernel) - target).Square().Mean();

    /// <summary>Where a learner's descent leads, on an image and on one so faint that every step is tiny.</summary>
    private sealed record Descent(bool Fits, bool IsFixed, bool Improves, bool GoesDownFromFaint, bool GoesUpFromFaint)
    {
        private const float Faint = 0.01f, Noticeable = 1e-5f;

        private static readonly Tensor Image = new Generator(7).Uniform([11, 13]), Hidden = [[-0.75f, 1.5f]], Other = [[2, 0.25f]];

        /// <summary>Runs a descent; null where it gives no kernel.</summary>
        public static Descent? Of(Func<Tensor, Tensor, Tensor> learn)
        {
            var start = Learn(learn, Image * 0, Hidden);
            var (kernel, other, faint) = (Learn(learn, Image, Hidden), Learn(learn, Image, Other), Learn(learn, Image * Faint, Hidden));
            if (new[] { start, kernel, other, faint }.Any(found => found?.Shape is not [1, 2]))
            {
                return null;
            }

            var (atStart, found) = (Error(start!, Image), Error(kernel!, Image));
            var (fromFaint, afterFaint) = (Error(start!, Image * Faint), Error(faint!, Image * Faint));
            return new Descent(
                Fits: found < 1e-4 || Error(-kernel!, Image) < 0.01 || Error(kernel!.Flip(1), Image) < 0.01,
                IsFixed: Difference.Between(kernel, other) is null && IsKernel(kernel),
                Improves: found < atStart,
                GoesDownFromFaint: afterFaint < fromFaint * (1 - Noticeable),
                GoesUpFromFaint: afterFaint > fromFaint * (1 + Noticeable));
        }

        private static Tensor? Learn(Func<Tensor, Tensor, Tensor> learn, Tensor image, Tensor hidden) =>
            learn(image.Detach(), image.CrossCorrelate(hidden));

        private static double Error(Tensor kernel, Tensor image) => Loss(image, kernel, image.CrossCorrelate(Hidden)).Item();
    }
}
