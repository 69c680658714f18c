namespace CourseKit.Exercises.Convolution;

/// <summary>Asks for a kernel that answers to some edges and not to others.</summary>
public abstract class EdgeKernelExercise(string id, string title) : PropertyExercise<Tensor>(id, title)
{
    /// <summary>The largest response that counts as silence: the rounding of single precision.</summary>
    private const float Silence = 1e-4f;

    protected static Property<Tensor> IsMatrix() => new(
        "The kernel is a matrix of at most 7×7 numbers: shape [height, width]", kernel => (HasRoom(kernel), kernel));

    protected static Property<Tensor> IsFinite() => new(
        "All numbers of the kernel are finite", kernel => (kernel.ToArray().All(float.IsFinite), kernel));

    protected static Property<Tensor> Ignores(string what, Tensor image) => new(
        $"The kernel is silent on {what}: it gives 0 everywhere", kernel => (!Hears(kernel, image), image.CrossCorrelate(kernel)));

    protected static Property<Tensor> Sees(string what, Tensor image) => new(
        $"The kernel sees {what}: it gives something other than 0 there", kernel => (Hears(kernel, image), image.CrossCorrelate(kernel)));

    /// <summary>Returns whether a kernel gives anything but zeros on an image; a kernel that does not fit gives nothing.</summary>
    protected static bool Hears(Tensor kernel, Tensor image) => Fits(kernel) && image.CrossCorrelate(kernel).Abs().Max().Item() > Silence;

    /// <summary>Returns whether something is a kernel at all, of numbers that are finite.</summary>
    protected static bool Fits(Tensor kernel) => HasRoom(kernel) && kernel.ToArray().All(float.IsFinite);

    /// <summary>The mistake of giving one kernel the axes of a layer's weights.</summary>
    protected static Mistake<Tensor> HasMoreAxes { get; } = new("axes for filters and channels", [[[[1], [-1]]]],
        "Your kernel has more than two axes, as the weights of a whole layer have. One kernel has rows and columns: with how many " +
            "brackets does it begin?")
    {
        Shows = kernel => kernel.Shape.Rank > 2,
    };

    private static bool HasRoom(Tensor kernel) => kernel.Shape is [> 0 and <= 7, > 0 and <= 7];

    protected static bool IsAllZeros(Tensor kernel) => Fits(kernel) && kernel.ToArray().All(number => number == 0);

    /// <summary>The numbers of the kernel do not add up to 0, and so it answers to a surface of one brightness.</summary>
    protected static bool HasSum(Tensor kernel) => Hears(kernel, EdgeImages.Flat);
}
