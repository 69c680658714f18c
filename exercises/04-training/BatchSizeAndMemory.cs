namespace CourseKit.Exercises.Training;

public sealed class BatchSizeAndMemory() : NumberExercise("04-training/batch-size-and-memory", "Batch size, steps and memory")
{
    private const string SmallSteps = "steps, batch 32", LargeSteps = "steps, batch 512", Fixed = "memory that the batch does not change",
        PerImage = "memory for each image", Small = "memory, batch 32", Large = "memory, batch 512", Largest = "largest batch in 100 MB";

    public override string Question =>
        """
        60,000 images of 1×28×28 pixels train this small network by Adam: a convolution with 8 filters of 3×3, a stride of 1, a padding
        of 1 and biases; a ReLU; max pooling of 2×2; a dense layer with 10 outputs and biases. The last batch of an epoch is made of what
        is left, and counts as a step.

        How many steps has an epoch with batches of 32, and with batches of 512? How many bytes does the training take? Count numbers of
        4 bytes: the input, the output of the convolution, of the ReLU, of the pooling and of the dense layer for each image (to flatten
        the maps takes no memory); and, whatever the batch is, the parameters, as many gradients, and the two numbers that Adam keeps for
        each parameter. Give the memory that the batch does not change, that of each image, the sum for a batch of 32 and for one of 512,
        and the largest batch with which the training takes at most 100 MB.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(SmallSteps, "steps", 60_000 / 32),
        new(LargeSteps, "steps", (60_000 + 511) / 512),
        new(Fixed, "bytes", 4 * 4 * ((9 + 1) * 8 + (8 * 14 * 14 + 1) * 10)),
        new(PerImage, "bytes", 4 * (28 * 28 + 2 * 8 * 28 * 28 + 8 * 14 * 14 + 10)),
        new(Small, "bytes", 252_320 + 32 * 59_624),
        new(Large, "bytes", 252_320 + 512 * 59_624),
        new(Largest, "images", (100_000_000 - 252_320) / 59_624),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(SmallSteps, "images for steps", "A step takes a whole batch. How many batches are 60,000 images?", 60_000),
        Wrong(SmallSteps, "one step", "The network steps after each batch, not after each epoch. How many batches are there?", 1, 32),
        Wrong(LargeSteps, "the last batch left out",
            "117 batches of 512 are 59,904 images. What becomes of the other 96?", 117, 60_000 / 512.0),
        Wrong(LargeSteps, "in proportion to the batch", "Sixteen times as many images in a batch: are there more steps then, or fewer?",
            1875 * 16),
        Wrong(Fixed, "the parameters", "So many parameters there are. How many numbers does training keep for each, and how many bytes " +
            "has a number?", 15_770),
        Wrong(Fixed, "one four for two", "That is four times the number of parameters. One four are the bytes of a number: what else " +
            "does training keep for each parameter, besides its value?", 15_770 * 4),
        Wrong(Fixed, "without what Adam keeps", "Values and gradients are there. Adam keeps two means for each parameter: of the " +
            "gradients, and of their squares.", 15_770 * 8),
        Wrong(Fixed, "three numbers for each parameter", "Three numbers for each parameter. Is the gradient among them, and both of the " +
            "means that Adam keeps?", 15_770 * 12),
        Wrong(Fixed, "times the batch", "Is there a copy of the weights for each image of a batch?", 252_320 * 32, 252_320 * 512),
        Wrong(PerImage, "the ReLU in place",
            "Is the output of the ReLU a part of your sum? The question counts it beside that of the convolution.",
            4 * (784 + 6_272 + 1_568 + 10)),
        Wrong(PerImage, "the input left out", "The first layer needs its input again, for the gradient of its weights. Is it in your sum?",
            4 * (2 * 6_272 + 1_568 + 10), 4 * (6_272 + 1_568 + 10)),
        Wrong(PerImage, "the flattened maps counted", "To flatten takes no memory: the same numbers are seen as one row.",
            4 * (784 + 2 * 6_272 + 2 * 1_568 + 10)),
        Wrong(PerImage, "one map", "A convolution with 8 filters makes 8 maps. How many numbers is that?",
            4 * (784 + 2 * 784 + 196 + 10)),
        Wrong(PerImage, "numbers for bytes", "That is how many numbers there are. How many bytes has each?", 14_906),
        Wrong(Small, "the images alone", "That is 32 times one image. What is there besides, once for all images?", 32 * 59_624),
        Wrong(Small, "all of it times the batch", "Are the parameters there once, or for each image?", 32 * (59_624 + 252_320)),
        Wrong(Large, "sixteen times the memory of batch 32",
            "Sixteen times as many images: which part of the memory becomes sixteen times as large, and which stays?",
            16.0 * (252_320 + 32 * 59_624)),
        Wrong(Large, "the images alone", "That is 512 times one image. What is there besides, once for all images?", 512 * 59_624),
        Wrong(Large, "as for batch 32", "512 images make 512 times the maps of one. What of the memory does not change?",
            252_320 + 32 * 59_624),
        Wrong(Largest, "the parameters forgotten", "100 MB divided by the memory of an image leaves no room for the parameters. " +
            "How much room do they take?", 1_677),
        Wrong(Largest, "rounded up", "With one image more it is a little over 100 MB. What happens to a part of an image?", 1_673),
        Wrong(Largest, "MiB for MB", "100 MB are 100,000,000 bytes; 100 MiB are 104,857,600.", 1_754),
        Wrong(Largest, "a fraction of an image", "How many whole images fit?", 99_747_680 / 59_624.0),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        SmallSteps or LargeSteps => "A step takes one batch. How many batches do 60,000 images make, the last one with what is left?",
        Fixed => "Count the parameters: 8 filters of 3·3 weights and a bias, and 10 outputs with a weight for each of 8·14·14 numbers " +
            "and a bias. Four numbers of 4 bytes belong to each parameter.",
        PerImage => "Five outputs, the input among them: 28·28, twice 8·28·28, 8·14·14 and 10 numbers, of 4 bytes each.",
        Small or Large => "A part that is there once, and one for each image of the batch.",
        Largest => "What is left of 100,000,000 bytes when the part that does not change is taken off, and how many images is that?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Two kinds of memory: what belongs to parameters is there once, what belongs to images is there once for each of the batch.",
        "The network has 15,770 parameters, and each keeps four numbers. An image keeps 784 + 6,272 + 6,272 + 1,568 + 10 numbers.",
        "Training takes 252,320 + B·59,624 bytes, where B is the batch. Which B makes that 100,000,000?",
    ];

    public override string Explanation =>
        "A straight line: 252,320 bytes, and 59,624 more for each image. A batch sixteen times as large takes 14 times the memory here, " +
            "since the small network hardly counts; with the 46 million parameters of AlexNet it would be far less. What one gets for it " +
            "are fewer and surer steps, and more work at a time for processors that like it.";
}
