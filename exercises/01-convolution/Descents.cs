namespace CourseKit.Exercises.Convolution;

/// <summary>Results of a learner's descents: for two targets, without light, and on an image so faint that every step is tiny.</summary>
/// <param name="Failure">The message of the exception that the first descent ended in; null where it returned.</param>
/// <param name="Returned">The result of the first descent, of whatever shape.</param>
/// <param name="Kernels">The results of all; null where one of them is not of shape [1, 2].</param>
internal sealed record Descents(string? Failure, Tensor? Returned, LearnedKernels? Kernels)
{
    public const float Faint = 0.02f;

    private static readonly Tensor Other = [[2, 0.25f]];

    public static Tensor Hidden { get; } = [[-1, 1.5f]];

    /// <summary>Gets the image, made anew each time: a learner's function may write to it.</summary>
    public static Tensor Image => new Generator(7).Uniform([11, 13]);

    /// <summary>Runs a learner's function on the first target, and on the others if it returns a kernel.</summary>
    public static Descents Of(Func<Tensor, Tensor, Tensor> learn)
    {
        Tensor? returned;
        try
        {
            returned = Learn(learn);
        }
        catch (Exception exception) when (exception is ShapeException or InvalidOperationException)
        {
            return new(exception.Message, null, null);
        }

        return new(null, returned, returned?.Shape is [1, 2] && Learn(learn, hidden: Other) is { Shape: [1, 2] } other
            && Learn(learn, light: 0) is { Shape: [1, 2] } start && Learn(learn, light: Faint) is { Shape: [1, 2] } faint
                ? new LearnedKernels(returned, other, start, faint) : null);
    }

    /// <summary>Returns the result of a learner's function for an image, made fainter by a factor, and its correlation with a hidden
    /// kernel.</summary>
    public static Tensor? Learn(Func<Tensor, Tensor, Tensor> learn, float light = 1, Tensor? hidden = null)
    {
        var image = Image * light;
        return learn(image, image.CrossCorrelate(hidden ?? Hidden));
    }
}
