namespace CourseKit.Exercises.Convolution;

/// <summary>Kernels that a learner's function has found, judged by their loss.</summary>
/// <param name="Found">The kernel for the first target.</param>
/// <param name="FromOther">The kernel for another target.</param>
/// <param name="Start">The kernel for a black image, on which no step leads anywhere.</param>
/// <param name="FromFaint">The kernel for an image so faint that every step is tiny.</param>
internal sealed record LearnedKernels(Tensor Found, Tensor FromOther, Tensor Start, Tensor FromFaint)
{
    private const float Noticeable = 1e-5f, AlmostZero = 1e-3f, Close = 0.01f;

    public bool IsAlmostZero => Found.ToArray().Concat(FromOther.ToArray()).All(number => Math.Abs(number) < AlmostZero);

    public bool IsFixed => LearnKernel.IsKernel(Found) && Difference.Between(Found, FromOther) is null;

    public bool Fits => Error(Found) < 1e-4;

    public bool FitsFlipped => Error(Found.Flip(1)) < Close;

    public bool FitsNegated => Error(-Found) < Close;

    /// <summary>Gets whether the kernel is the right one times a number, neither 1 nor −1.</summary>
    public bool IsMultiple => Factor is var factor && Math.Abs(Math.Abs(factor) - 1) > Close && Math.Abs(factor) > Close
        && Error(Found / factor) < Close * Close;

    public bool FitsBetterThanZeros => Error(Found) < Error(Tensor.Zeros([1, 2])) * (1 - AlmostZero);

    public bool BeatsStart => Error(Found) < Error(Start);

    public bool GoesDownFromFaint => Error(FromFaint, Descents.Faint) < Error(Start, Descents.Faint) * (1 - Noticeable);

    public bool GoesUpFromFaint => Error(FromFaint, Descents.Faint) > Error(Start, Descents.Faint) * (1 + Noticeable);

    /// <summary>Returns whether a kernel has a smaller loss than zeros, the loss before the first step.</summary>
    public static bool BeatsZeros(Tensor kernel) => Error(kernel) < Error(Tensor.Zeros([1, 2]));

    /// <summary>The number by which the hidden kernel is multiplied to come nearest to the one that was found.</summary>
    private double Factor => (Found * Descents.Hidden).Sum().Item() / Descents.Hidden.Square().Sum().Item();

    private static double Error(Tensor kernel, float light = 1)
    {
        var image = Descents.Image * light;
        return LearnKernel.Loss(image, kernel, image.CrossCorrelate(Descents.Hidden)).Item();
    }
}
