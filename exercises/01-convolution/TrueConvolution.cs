namespace CourseKit.Exercises.Convolution;

public sealed class TrueConvolution() : FunctionExercise<Func<Tensor, Tensor,
    Tensor>>("01-convolution/true-convolution", "True convolution")
{
    public override string Question =>
        """
        Mathematicians mean something slightly different by *convolution*: the kernel is flipped first, top to bottom **and** left to right. Write it
        as a function of image and kernel. You may use your `crossCorrelation` of the exercise above, or the library's `image.CrossCorrelate(kernel)`.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } =
        Write((image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)));

    protected override IEnumerable<Case> Cases(Generator random) => CorrelationCases.All(random);

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("does not flip", (image, kernel) => image.CrossCorrelate(kernel),
            "This is the cross-correlation still: flip the kernel first."),
        new("flips top to bottom only", (image, kernel) => image.CrossCorrelate(kernel.Flip(0)),
            "The rows are flipped; the columns are not yet."),
        new("flips left to right only", (image, kernel) => image.CrossCorrelate(kernel.Flip(1)),
            "The columns are flipped; the rows are not yet."),
        new("flips the result", (image, kernel) => image.CrossCorrelate(kernel).Flip(0, 1), "The kernel is flipped, not what comes out."),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "`kernel.Flip(0)` turns the first axis back to front, the rows. Which axis are the columns?",
        "`Flip` takes several axes at once: `kernel.Flip(0, 1)`.",
    ];

    public override string Explanation =>
        "Flipping both axes turns one operation into the other. To a network it makes no difference: it learns its kernels, and would " +
            "learn them "
        + "flipped. So deep learning computes cross-correlations and calls them convolutions.";
}
