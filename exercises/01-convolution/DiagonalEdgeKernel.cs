namespace CourseKit.Exercises.Convolution;

public sealed class DiagonalEdgeKernel() : EdgeKernelExercise("01-convolution/diagonal-edge-kernel", "A kernel for diagonal edges")
{
    public override string Question =>
        """
        Design a kernel that sees an edge that **falls from the top left to the bottom right**: somewhere along it, the kernel gives
        something other than 0, of either sign. It gives 0 on a surface of one brightness and on an edge that rises from the bottom
        left to the top right, and may be up to 7×7 numbers large.
        """;

    public override Answer<Tensor> Reference { get; } = Write([[0, 1], [-1, 0]]);

    protected override IEnumerable<Property<Tensor>> Properties(Generator random) =>
    [
        IsMatrix(),
        IsFinite(),
        Sees("a falling edge", EdgeImages.Falling),
        Ignores("a surface of one brightness", EdgeImages.Flat),
        Ignores("a rising edge", EdgeImages.Rising),
    ];

    public override IReadOnlyList<Mistake<Tensor>> Mistakes { get; } =
    [
        new("a row of numbers without rows", [1, -1],
            "A kernel has rows and columns. Write two rows in brackets of their own, as in `[[…, …], […, …]]`.")
        {
            Shows = kernel => kernel.Shape.Rank == 1,
        },
        HasMoreAxes,
        new("all zeros", [[0, 0], [0, 0]], "A kernel of zeros is silent everywhere. Which two pixels should it compare?")
        {
            Shows = IsAllZeros,
        },
        new("adds instead of comparing", [[0, 1], [1, 0]],
            "On a surface of one brightness every window is the same number times the sum of your kernel. What must that sum be?")
        {
            Shows = HasSum,
        },
        new("the other diagonal", [[1, 0], [0, -1]],
            "Your kernel sees the rising edge and is silent on the falling one. Who compares along an edge does not see it: on which " +
                "side of a falling edge do your pixels lie?")
        {
            Shows = kernel => !HasSum(kernel) && !Hears(kernel, EdgeImages.Falling) && Hears(kernel, EdgeImages.Rising),
        },
        new("a kernel for straight edges", [[1, -1]],
            "Your kernel sees a falling edge and a rising one too. Which pixels are equal along a rising edge? Compare only those, " +
                "so that it goes unseen.")
        {
            Shows = kernel => !HasSum(kernel) && Hears(kernel, EdgeImages.Falling) && Hears(kernel, EdgeImages.Rising),
        },
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Draw the falling edge on squared paper: which of its neighbors does a pixel differ from, and which not?",
        "The pixels to compare lie on a line that crosses the edge: top right and bottom left.",
    ];

    public override string Explanation =>
        "To see an edge, compare across it; along it nothing changes. That is why `[[0, 1], [-1, 0]]` sees falling edges and is " +
            "silent on rising ones, and `[[1, 0], [0, -1]]` the other way round.";
}
