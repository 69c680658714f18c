namespace CourseKit.Exercises.Convolution;

public sealed class HorizontalEdgeKernel() : EdgeKernelExercise("01-convolution/horizontal-edge-kernel", "A kernel for horizontal edges")
{
    public override string Question =>
        """
        The kernel `[[1, -1]]` finds vertical edges: it compares each pixel with its right neighbor. Design a kernel that finds
        **horizontal** edges, where rows of dark pixels meet rows of light ones: somewhere along the edge it gives something other
        than 0, of either sign. It should give 0 on a surface of one brightness and 0 at a vertical edge, and may be up to 7×7
        numbers large.
        """;

    public override Answer<Tensor> Reference { get; } = Write([[1], [-1]]);

    protected override IEnumerable<Property<Tensor>> Properties(Generator random) =>
    [
        IsMatrix(),
        IsFinite(),
        Sees("a horizontal edge", EdgeImages.Horizontal),
        Ignores("a surface of one brightness", EdgeImages.Flat),
        Ignores("a vertical edge", EdgeImages.Vertical),
    ];

    public override IReadOnlyList<Mistake<Tensor>> Mistakes { get; } =
    [
        new("a row of numbers without rows", [1, -1],
            "A kernel has rows and columns, even if it has only one of them: how is `[[1, -1]]` written differently from `[1, -1]`?")
        {
            Shows = kernel => kernel.Shape.Rank == 1,
        },
        HasMoreAxes,
        new("the filtered image", EdgeImages.Horizontal.CrossCorrelate([[1], [-1]])[.., ..8],
            "A kernel is small, at most 7×7 here: the few numbers that filter an image, and not the filtered image.")
        {
            Shows = kernel => kernel.Shape is [> 7, _] or [_, > 7],
        },
        new("all zeros", [[0], [0]], "A kernel of zeros is silent everywhere. Which two pixels should it compare?")
        {
            Shows = IsAllZeros,
        },
        new("adds instead of comparing", [[1], [1]],
            "On a surface of one brightness every window is the same number times the sum of your kernel. What must that sum be?")
        {
            Shows = HasSum,
        },
        new("compares in both directions at once", [[1, -1], [-1, 1]],
            "Your kernel compares left with right, and that comparison with the one below: it answers to corners, and is silent on a " +
                "straight edge. A single comparison is enough. Which two pixels differ at a horizontal edge?")
        {
            Shows = kernel => Fits(kernel) && !HasSum(kernel) && !IsAllZeros(kernel)
                && !Hears(kernel, EdgeImages.Horizontal) && !Hears(kernel, EdgeImages.Vertical),
        },
        new("the kernel for vertical edges", [[1, -1]],
            "Your kernel compares left with right. Which two pixels differ at a horizontal edge?")
        {
            Shows = kernel => !HasSum(kernel) && !Hears(kernel, EdgeImages.Horizontal) && Hears(kernel, EdgeImages.Vertical),
        },
        new("compares columns as well", [[1, 0], [0, -1]],
            "Your kernel sees the horizontal edge, and a vertical one too. Which of its numbers have to balance so that a change from " +
                "left to right goes unseen?")
        {
            Shows = kernel => !HasSum(kernel) && Hears(kernel, EdgeImages.Horizontal) && Hears(kernel, EdgeImages.Vertical),
        },
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "At a horizontal edge, a pixel differs from the one below it.",
        "`[[1, -1]]` is one row of two numbers. What does the same comparison look like as one column?",
    ];

    public override string Explanation =>
        "A kernel finds an edge by comparing the two sides of it. Its numbers add up to 0, so that a surface of one brightness gives 0, " +
            "and they change across the edge, here from row to row. Larger ones, such as Sobel's 3×3 kernel, compare and smooth at once.";
}
