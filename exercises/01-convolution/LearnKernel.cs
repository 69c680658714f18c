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
        yield return BeatsZeros();
        yield return Finds([[1, -1]], random);
        yield return Finds([[0.5f, 2]], random);
        yield return Finds(random.Uniform([1, 2], -2, 2), random);
    }

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("returns nothing", (_, _) => null!, "What you return is null. Return the kernel, after the loop.")
        {
            Shows = learn => Descent.Learn(learn) is null,
        },
        new("a kernel without rows", (image, target) => Descend(image, target, steps: 200, rate: 0.5f).Reshape(2),
            "Your kernel has two numbers, but no rows and columns. How is `[[1, -1]]` written differently from `[1, -1]`?")
        {
            Shows = learn => Descent.Learn(learn)?.Shape is [2],
        },
        new("returns the filtered image", (image, target) => image.CrossCorrelate(Descend(image, target, steps: 200, rate: 0.5f)),
            "What you return has the shape of the filtered image. The question asks for the kernel that filters it.")
        {
            Shows = learn => Descent.Learn(learn)?.Shape is [11, 12],
        },
        new("almost zero", (_, _) => Tensor.Zeros([1, 2]),
            "What you return is 0, or almost 0, for every target. Do you return the gradient in the place of the kernel? If it is the " +
                "kernel: print it after each step, does it leave its start?")
        {
            Shows = learn => Descent.Of(learn) is { IsAlmostZero: true },
        },
        new("a fixed answer", (_, _) => [[1, -1]],
            "What you return is the same for every target. Is the kernel that you return the one that your steps change? Does the loss " +
                "compare with `target`, and has it a smallest value: is the difference squared?")
        {
            Shows = learn => Descent.Of(learn) is { IsFixed: true },
        },
        new("flipped", (image, target) => Descend(image, target, steps: 200, rate: 0.5f).Flip(1),
            "Your kernel is the right one with its two numbers exchanged. Nothing has to be flipped: return it as the steps left it.")
        {
            Shows = learn => Descent.Of(learn) is { FitsFlipped: true },
        },
        new("negated", (image, target) => -Descend(image, target, steps: 200, rate: 0.5f),
            "Your kernel is the right one, negated. Which of the two does your loss subtract from the other before it squares, and does " +
                "a sign change after the last step?")
        {
            Shows = learn => Descent.Of(learn) is { FitsNegated: true },
        },
        new("the step goes up the hill", (image, target) => Descend(image, target, steps: 50, rate: -0.5f),
            "Even on a very faint image, where every step is tiny, what you return fits worse than the start. Is it the gradient that " +
                "you subtract? And do you return the kernel of the last step, as it is?")
        {
            Shows = learn => Descent.Of(learn) is { Fits: false, FitsBetterThanZeros: false, GoesUpFromFaint: true },
        },
        new("the steps are too large", (image, target) => Descend(image, target, steps: 60, rate: 5),
            "On a very faint image, where the gradient is small, your steps lead downhill: their direction is right. On this one the " +
                "loss has grown. What makes a step smaller?")
        {
            Shows = learn => Descent.Of(learn) is { Fits: false, FitsBetterThanZeros: false, BeatsStart: false, GoesDownFromFaint: true },
        },
        new("stops too early", (image, target) => Descend(image, target, steps: 1, rate: 0.1f),
            "Your kernel fits better than zeros, but not well enough. Print the loss every few steps: does it still fall, go up and " +
                "down, or stand still? If it stands still above 0, does each number get its own gradient? If it is 0, is it the mean " +
                "of the squared differences, and do you return that kernel?")
        {
            Shows = learn => Descent.Of(learn) is { Fits: false, FitsBetterThanZeros: true },
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
            return (IsKernel(kernel), kernel);
        });
    }

    private static Property<Func<Tensor, Tensor, Tensor>> BeatsZeros() =>
        new("The kernel that is learned fits better than a kernel of zeros", learn =>
            Descent.Learn(learn) is var kernel && IsKernel(kernel) ? (Descent.BeatsZeros(kernel!), kernel) : (false, kernel));

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
    private sealed record Descent(Tensor Found, Tensor FromOther, Tensor Start, Tensor FromFaint)
    {
        private const float Faint = 0.02f, Noticeable = 1e-5f, AlmostZero = 1e-3f, Close = 0.01f;

        private static readonly Tensor Hidden = [[-1, 1.5f]], Other = [[2, 0.25f]];

        public bool IsAlmostZero => Found.ToArray().Concat(FromOther.ToArray()).All(number => Math.Abs(number) < AlmostZero);

        public bool IsFixed => IsKernel(Found) && Difference.Between(Found, FromOther) is null;

        public bool Fits => Error(Found) < 1e-4;

        public bool FitsFlipped => Error(Found.Flip(1)) < Close;

        public bool FitsNegated => Error(-Found) < Close;

        public bool FitsBetterThanZeros => BeatsZeros(Found);

        public bool BeatsStart => Error(Found) < Error(Start);

        public bool GoesDownFromFaint => Error(FromFaint, Faint) < Error(Start, Faint) * (1 - Noticeable);

        public bool GoesUpFromFaint => Error(FromFaint, Faint) > Error(Start, Faint) * (1 + Noticeable);

        /// <summary>Made anew each time: a learner's function may write to it.</summary>
        private static Tensor Image => new Generator(7).Uniform([11, 13]);

        /// <summary>Runs a descent; null where it gives no kernel.</summary>
        public static Descent? Of(Func<Tensor, Tensor, Tensor> learn)
        {
            var found = (Learn(learn), Learn(learn, hidden: Other), Learn(learn, light: 0), Learn(learn, light: Faint));
            return found is ({ Shape: [1, 2] } kernel, { Shape: [1, 2] } other, { Shape: [1, 2] } start, { Shape: [1, 2] } faint)
                ? new Descent(kernel, other, start, faint) : null;
        }

        /// <summary>What a learner's function returns for an image, made fainter by a factor, and what a kernel makes of it.</summary>
        public static Tensor? Learn(Func<Tensor, Tensor, Tensor> learn, float light = 1, Tensor? hidden = null)
        {
            var image = Image * light;
            return learn(image, image.CrossCorrelate(hidden ?? Hidden));
        }

        /// <summary>After no step at all the loss is that of a kernel of zeros; descending makes it smaller.</summary>
        public static bool BeatsZeros(Tensor kernel) => Error(kernel) < Error(Tensor.Zeros([1, 2]));

        private static double Error(Tensor kernel, float light = 1)
        {
            var image = Image * light;
            return Loss(image, kernel, image.CrossCorrelate(Hidden)).Item();
        }
    }
}
