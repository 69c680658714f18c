namespace CourseKit.Exercises.Convolution;

public sealed class ReceptiveFieldOfAStack() : NumberExercise("01-convolution/receptive-field", "The receptive field of a stack")
{
    public override string Question =>
        """
        Three layers lie on top of each other: a 3×3 convolution with stride 1, a 3×3 convolution with stride 2, and a 5×5 convolution with stride 1.
        How many pixels of the input, in width, can one output value of each layer see?
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new("layer 1", "pixels", 1 + (3 - 1) * 1),
        new("layer 2", "pixels", 1 + (3 - 1) * 1 + (3 - 1) * 1),
        new("layer 3", "pixels", 1 + (3 - 1) * 1 + (3 - 1) * 1 + (5 - 1) * 2),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes { get; } =
    [
        new("ignores the stride", Of(3, 5, 9),
            "Layer 2 takes steps of 2 pixels, so neighbors in its output lie 2 input pixels apart. What does that make of layer 3's five?"),
        new("adds up the kernels", Of(3, 6, 11),
            "Two windows of 3 that lie next to each other overlap: the second adds only the pixels that stick out."),
        new("counts a layer's own stride", Of(3, 7, 15), "The stride of a layer spreads the layers above it. Its own window still " +
            "lies on outputs of the layer below, as far apart as those are."),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "A window k wide on neighbors that lie d input pixels apart adds (k − 1)·d pixels.",
        "Neighboring outputs of layer 1 lie 1 pixel apart, and so layer 2 adds (3 − 1)·1. Neighboring outputs of layer 2 lie 2 pixels " +
            "apart.",
    ];

    public override string Explanation =>
        "A layer adds (kernel − 1)·distance, where the distance of neighbors is the product of the strides of all layers *below*: 3, " +
            "then 3 + 2·1 = 5, then 5 + 4·2 = 13.";

    private static Answers Of(int first, int second, int third) => new() { ["layer 1"] = first, ["layer 2"] = second, ["layer 3"] = third };
}
