namespace CourseKit.Exercises.Convolution;

public sealed class ReceptiveFieldOfAStack() : NumberExercise("01-convolution/receptive-field", "The receptive field of a stack")
{
    private const string WholeWindow =
        "A window of f adds f − 1 distances: the first of its f outputs is where the field of the layer below already lies.";

    public override string Question =>
        """
        Three layers lie on top of each other: a 3×3 convolution with stride 1, a 3×3 convolution with stride 2, and a 5×5
        convolution with stride 1. How many pixels of the input, in width, can one output value of each layer see?
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
            "Layer 2 takes steps of 2 pixels. How far apart in the input do neighbors in its output lie, and what does that make of " +
                "layer 3's five?"),
        new("adds up the kernels", Of(3, 6, 11),
            "Two windows of 3 that lie next to each other overlap: the second adds only the pixels that stick out."),
        new("only the layer's own window", Of(3, 3, 5),
            "That is what a layer sees of the layer below it. How many pixels of the input lie under the three outputs that layer 2 " +
                "sees?"),
        new("only the last layer's own window", Of(3, 5, 5),
            "Layer 3 sees five outputs of layer 2. How many pixels lie under the five outputs of layer 2 that layer 3 sees?"),
        new("counts areas", Of(9, 25, 169), "You count all the pixels of the square. The question asks for its width."),
        new("forgets the first pixel", Of(2, 4, 12),
            "You count the steps from pixel to pixel. How many pixels are there from the first to the last?"),
        new("counts to one side", Of(1, 2, 6), "That is how far a value sees to one side. And to the other?"),
        new("multiplies the windows", Of(3, 9, 45),
            "Windows of neighbors overlap: three windows of 3 in a row do not cover 9 pixels. How many do they cover?"),
        new("adds a whole window at each layer", Of(3, 6, 16), WholeWindow),
        new("adds a whole window at layer 3", Of(3, 5, 15), WholeWindow),
        new("stops at the layer below", Of(3, 5, 11),
            "You went down from layer 3 through layer 2. Those values are outputs of layer 1, each of which sees more than one pixel."),
        new("the stride divides", Of(3, 5, 7),
            "Layer 2 moves by 2 pixels from one output to the next. Do its outputs lie closer together than pixels do, or farther apart?"),
        new("the last layer's field on each map", Of(13, 11, 5),
            "These are the fields of layer 3 alone: on the image, on the map of layer 1 and on that of layer 2. How many pixels of the " +
                "image does one value of layer 1 see?"),
        new("from the last layer to the first", Of(5, 11, 13),
            "You begin with the window of layer 3. Which of the three layers lies on the image?"),
        new("areas of the layers' own windows", Of(9, 9, 25),
            "The question asks for a width, in pixels of the input. You multiply: do you count the pixels of a square, or windows that " +
                "lie side by side? Those of neighbors overlap."),
        new("counts a layer's own stride", Of(3, 7, 15), "The stride of a layer spreads the layers above it. Its own window still " +
            "lies on outputs of the layer below, as far apart as those are.")
        {
            Shows = answer => IsRightBelow(answer) && answer["layer 2"] == 7,
        },
        new("layer 2 adds a whole window", Of(3, 6, 13), WholeWindow)
        {
            Shows = answer => IsRightBelow(answer) && answer["layer 2"] == 6,
        },
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        "layer 1" => "Layer 1 lies on the image itself, and each of its values sees one window. How wide is it?",
        "layer 2" => "Layer 1 is right. A value of layer 2 sees three neighbors in the map of layer 1, one pixel apart, and each of " +
            "them a window of 3 pixels. How many pixels lie under the three together?",
        "layer 3" => "Layers 1 and 2 are right. A value of layer 3 sees five neighbors in the map of layer 2. How many pixels does the " +
            "first of them see, and how many more does each of the other four add?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "A window f wide on neighbors that lie j input pixels apart adds (f − 1)·j pixels.",
        "Neighboring outputs of layer 1 lie 1 pixel apart, and so layer 2 adds (3 − 1)·1. Neighboring outputs of layer 2 lie 2 pixels " +
            "apart.",
    ];

    public override string Explanation =>
        "A layer adds (kernel − 1)·distance, where the distance of neighbors is the product of the strides of all layers *below*: 3, " +
            "then 3 + 2·1 = 5, then 5 + 4·2 = 13.";

    private static bool IsRightBelow(Answers answer) => answer["layer 1"] == 3;

    private static Answers Of(int first, int second, int third) => new() { ["layer 1"] = first, ["layer 2"] = second, ["layer 3"] = third };
}
