namespace CourseKit.Exercises.Convolution;

public sealed class HorizontalEdgeKernel() : EdgeKernelExercise("01-convolution/horizontal-edge-kernel", "A kernel for horizontal edges")
{
    public override string Question =>
        """
        The kernel `[[1, -1]]` finds vertical edges: it compares each pixel with its right neighbor. Design a kernel that finds **horizontal**
        edges, where a dark row lies above a light one. It should give 0 on an even surface and 0 at a vertical edge.
        """;

    public override Answer<Tensor> Reference { get; } = Write([[1], [-1]]);

    protected override IEnumerable<Property<Tensor>> Properties(Generator random) =>
    [
        IsMatrix(largest: 5),
        Sees("a horizontal edge", EdgeImages.Horizontal),
        Ignores("an even surface", EdgeImages.Flat),
        Ignores("a vertical edge", EdgeImages.Vertical),
    ];

    public override IReadOnlyList<Mistake<Tensor>> Mistakes { get; } =
    [
        new("the kernel for vertical edges", [[1, -1]],
            "Your kernel compares left with right. Which two pixels differ at a horizontal edge?"),
        new("adds instead of comparing", [[1], [1]],
            "On an even surface every window is the same number times the sum of your kernel. What must that sum be?"),
        new("compares along a diagonal", [[1, 0], [0, -1]],
            "Your two pixels lie in different columns, so a vertical edge between them shows up as well. Keep to one column."),
        new("all zeros", [[0], [0]], "A kernel of zeros is silent everywhere. Which two pixels should it compare?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "At a horizontal edge, a pixel differs from the one below it.",
        "`[[1, -1]]` is one row of two numbers. What does the same comparison look like as one column?",
    ];

    public override string Explanation =>
        "A kernel finds an edge by comparing the two sides of it. Its numbers add up to 0, so that an even surface gives 0, and they " +
            "change "
        + "across the edge, here from row to row. Larger ones, such as Sobel's 3×3 kernel, compare and smooth at once.";
}
