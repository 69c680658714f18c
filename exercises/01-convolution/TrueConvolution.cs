namespace CourseKit.Exercises.Convolution;

public sealed class TrueConvolution()
    : FunctionExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/true-convolution", "True convolution")
{
    public override string Question =>
        """
        Mathematicians mean something slightly different by *convolution*: the kernel is flipped first, top to bottom **and** left
        to right. Write it as a function of image and kernel. You may use your `crossCorrelation` of above, or the
        library's `image.CrossCorrelate(kernel)`.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } =
        Write((image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)));

    protected override IEnumerable<Case> Cases(Generator random) => CorrelationCases.All(random);

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("does not flip", (image, kernel) => image.CrossCorrelate(kernel),
            "This is still the cross-correlation. What has to happen to the kernel first? If you flip it: `Flip` returns a new " +
                "tensor, so use what it returns, and the same flip twice undoes itself."),
        new("flips top to bottom only", (image, kernel) => image.CrossCorrelate(kernel.Flip(0)),
            "The rows are flipped; the columns are not yet."),
        new("flips left to right only", (image, kernel) => image.CrossCorrelate(kernel.Flip(1)),
            "The columns are flipped; the rows are not yet."),
        new("flips the result", (image, kernel) => image.CrossCorrelate(kernel).Flip(0, 1),
            "This is the cross-correlation, turned by 180°: the result is flipped, or image and kernel are both. What alone should be?"),
        new("flips the image", (image, kernel) => image.Flip(0, 1).CrossCorrelate(kernel),
            "This is the right result, turned by 180°. Is anything flipped but the kernel?"),
        new("negates the kernel", (image, kernel) => image.CrossCorrelate(-kernel),
            "The signs of the kernel are exchanged. To flip is to reverse the order of its rows and columns; the numbers stay as " +
                "they are."),
        new("transposes the kernel", (image, kernel) => image.CrossCorrelate(kernel.Transpose()),
            "To transpose exchanges rows with columns; to flip leaves rows as rows and reverses their order."),
        new("counts back from one too far", (image, kernel) => CountedFrom(image, kernel, kernel.Shape[0], kernel.Shape[1]),
            "Counted from 0, the last row of the kernel is h − 1. Which row does u = 0 meet when you count back from the end?"),
        new("image and kernel exchanged", (image, kernel) => kernel.Flip(0, 1).CrossCorrelate(image),
            "Here the image slides over the kernel. Which of the two stands before `.CrossCorrelate`?"),
        new("pads the image", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1), padding: Padding.Same),
            "The kernel is flipped as it should be. But there is padding: only windows that lie inside the image count here."),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor> answer) =>
        base.Diagnose(answer) ?? Meetings.Objection(Reference.Value, answer);

    public override IReadOnlyList<string> Hints =>
    [
        "`kernel.Flip(0)` turns the first axis back to front, the rows. Which axis are the columns?",
        "`Flip` takes several axes at once: `kernel.Flip(0, 1)`.",
    ];

    public override string Explanation =>
        "Flipping both axes turns one operation into the other. To a network it makes no difference: it learns its kernels, and would " +
            "learn them flipped. So deep learning computes cross-correlations and calls them convolutions.";

    /// <summary>The correlation with a kernel that is read backwards from a row and a column.</summary>
    private static Tensor CountedFrom(Tensor image, Tensor kernel, int lastRow, int lastColumn) =>
        image.CrossCorrelate(Tensor.FromIndex(kernel.Shape, at => kernel[lastRow - at[0], lastColumn - at[1]]));
}
