namespace CourseKit.Exercises.Convolution;

public sealed class DiagonalEdgeKernel() : EdgeKernelExercise("01-convolution/diagonal-edge-kernel", "A kernel for diagonal edges")
{
    public override string Question =>
        """
        Design a kernel that sees an edge that **falls from the top left to the bottom right**, and is silent on an even surface and on an edge
        that rises from the bottom left to the top right.
        """;

    public override Answer<Tensor> Reference { get; } = Write([[0, 1], [-1, 0]]);

    protected override IEnumerable<Property<Tensor>> Properties(Generator random) =>
    [
        IsMatrix(largest: 5),
        Sees("a falling edge", EdgeImages.Falling),
        Ignores("an even surface", EdgeImages.Flat),
        Ignores("a rising edge", EdgeImages.Rising),
    ];

    public override IReadOnlyList<Mistake<Tensor>> Mistakes { get; } =
    [
        new("the other diagonal", [[1, 0], [0, -1]],
            "Your two pixels lie on the falling line itself, so both are on the same side of the edge. Compare across it."),
        new("a kernel for vertical edges", [[1, -1]],
            "That comparison sees a falling edge and a rising one alike. Put the two pixels in different rows and columns."),
        new("adds instead of comparing", [[0, 1], [1, 0]],
            "On an even surface every window is the same number times the sum of your kernel. What must that sum be?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Draw the falling edge on squared paper: which of its neighbors does a pixel differ from, and which not?",
        "The pixels to compare lie on a line that crosses the edge: top right and bottom left.",
    ];

    public override string Explanation =>
        "To see an edge, compare across it; along it nothing changes. That is why `[[0, 1], [-1, 0]]` sees falling edges and is " +
            "silent on rising "
        + "ones, and `[[1, 0], [0, -1]]` the other way round.";
}
