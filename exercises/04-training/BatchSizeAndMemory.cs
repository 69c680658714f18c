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

    private const double Bytes = 4, OnceForAll = 252_320, OneImage = 59_624;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(SmallSteps, "steps", 60_000 / 32),
        new(LargeSteps, "steps", (60_000 + 511) / 512),
        new(Fixed, "bytes", 4 * 4 * ((9 + 1) * 8 + (8 * 14 * 14 + 1) * 10))
        {
            Summands =
            [
                ("the weights of the convolution", 4 * Bytes * 9 * 8), ("the biases of the convolution", 4 * Bytes * 8),
                ("the weights of the dense layer", 4 * Bytes * 8 * 14 * 14 * 10), ("the biases of the dense layer", 4 * Bytes * 10),
            ],
        },
        new(PerImage, "bytes", 4 * (28 * 28 + 2 * 8 * 28 * 28 + 8 * 14 * 14 + 10))
        {
            Summands =
            [
                ("the input", Bytes * 28 * 28), ("the output of the convolution", Bytes * 8 * 28 * 28),
                ("the output of the ReLU", Bytes * 8 * 28 * 28), ("the output of the pooling", Bytes * 8 * 14 * 14),
                ("the output of the dense layer", Bytes * 10),
            ],
        },
        new(Small, "bytes", 252_320 + 32 * 59_624) { Summands = Training(32) },
        new(Large, "bytes", 252_320 + 512 * 59_624) { Summands = Training(512) },
        new(Largest, "images", (100_000_000 - 252_320) / 59_624),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(SmallSteps, "images for steps", "A step takes a whole batch. How many batches are 60,000 images?", 60_000),
        Wrong(SmallSteps, "one step", "The network steps after each batch, not after each epoch. How many batches are there?", 1, 32),
        Wrong(SmallSteps, "one more or less",
            "How many images are left when 60,000 are divided into batches of 32? A last batch is there only if some are.", 1_874, 1_876),
        Wrong(LargeSteps, "the last batch left out",
            "117 batches of 512 are 59,904 images. What becomes of the other 96?", 117, 60_000 / 512.0),
        Wrong(LargeSteps, "in proportion to the batch", "Sixteen times as many images in a batch: are there more steps then, or fewer?",
            1875 * 16),
        Wrong(LargeSteps, "one too many", "117 batches are full. How many more does it take for the 96 images that are left?", 119),
        Wrong(Fixed, "the parameters", "So many parameters there are. How many numbers does training keep for each, and how many bytes " +
            "has a number?", 15_770),
        Wrong(Fixed, "one four for two", "That is four times the number of parameters. There are two fours in this memory: the " +
            "bytes of a number, and the numbers that training keeps for each parameter. Which of them have you left out?", 15_770 * 4),
        Wrong(Fixed, "without what Adam keeps", "Two numbers for each parameter. Are the gradients there, and how many numbers does Adam " +
            "keep besides?", 15_770 * 8),
        Wrong(Fixed, "three numbers for each parameter", "Three numbers for each parameter. Is the gradient among them, and both of the " +
            "means that Adam keeps?", 15_770 * 12),
        Wrong(Fixed, "times the batch", "Is there a copy of the weights for each image of a batch?",
            OnceForAll * 32, OnceForAll * 512),
        Wrong(Fixed, "padding forgotten",
            "Your dense layer has inputs for maps of 13×13. How large are those that come out of the convolution, with its padding of 1?",
            4 * Bytes * (80 + (8 * 13 * 13 + 1) * 10)),
        Wrong(Fixed, "pooling forgotten", "Your dense layer has inputs for maps of 28×28. What lies between the convolution and it?",
            4 * Bytes * (80 + (8 * 28 * 28 + 1) * 10)),
        Wrong(Fixed, "one map for the dense layer", "Your dense layer has 14·14 inputs. How many maps does the pooling leave?",
            4 * Bytes * (80 + (14 * 14 + 1) * 10)),
        Wrong(Fixed, "a bias at each place",
            "Your convolution has a bias at each place of its maps. How many biases has a filter, which is the same at all places?",
            4 * Bytes * (72 + 8 * 28 * 28 + 15_690)),
        Wrong(Fixed, "one filter", "Your convolution has one filter. How many are there?", 4 * Bytes * (10 + 15_690)),
        Wrong(Fixed, "an image too", "An image is in your sum. Does the memory for it stay as it is when the batch grows?",
            OnceForAll + OneImage),
        Wrong(PerImage, "the ReLU in place",
            "What your sum lacks is as much as the output of the ReLU would add, or that of the convolution. The question counts both: " +
                "is one of them missing?", OneImage - Bytes * 6_272),
        Wrong(PerImage, "the input left out", "The first layer needs its input again, for the gradient of its weights. Is it in your sum?",
            OneImage - Bytes * 784, OneImage - Bytes * (784 + 6_272)),
        Wrong(PerImage, "the outputs of layers with parameters alone",
            "These are the outputs of the convolution and of the dense layer. Which others does the question count, whose layers have no " +
                "parameters?", Bytes * (6_272 + 10), Bytes * (784 + 6_272 + 10)),
        Wrong(PerImage, "the flattened maps, three channels, or half of the places",
            "One of three things may have led here. The maps once more, as they are flattened: does that take memory, if the same " +
                "numbers are seen as one row? Or an image of three channels: how many has this one? Or a pooling that leaves half of the " +
                "places: windows of 2×2 halve the rows, and what do they do to the columns?",
            OneImage + Bytes * 1_568),
        Wrong(PerImage, "padding forgotten",
            "Your maps have 26×26 and 13×13 places. How large do they come out of a convolution of 3×3 with a padding of 1?",
            Bytes * (784 + 2 * 8 * 26 * 26 + 8 * 13 * 13 + 10)),
        Wrong(PerImage, "not pooled", "The pooled maps are as large as the others in your sum. How many places are left by windows of 2×2?",
            Bytes * (784 + 3 * 6_272 + 10)),
        Wrong(PerImage, "one map", "A convolution with 8 filters makes 8 maps. How many numbers is that?",
            Bytes * (784 + 2 * 784 + 196 + 10)),
        Wrong(PerImage, "numbers for bytes", "That is how many numbers there are. How many bytes has each?", 14_906),
        Wrong(PerImage, "twice as many numbers or bytes", "It is twice as much, which may come from one of two things: is each number of " +
            "8 bytes, or do you count gradients of the outputs too, which the question does not?", 2 * OneImage),
        Wrong(PerImage, "the parameters too", "The parameters are in your sum, with all that is kept for them. Are they there once for " +
            "each image?", OneImage + OnceForAll, OneImage + Bytes * 15_770),
        Wrong(PerImage, "a whole batch", "That is a batch. How much is it for one image?", 32 * OneImage, 512 * OneImage),
        Wrong(Small, "the images alone", "That is 32 times one image. What is there besides, once for all images?", 32 * OneImage),
        Wrong(Small, "all of it times the batch", "Are the parameters there once, or for each image?", 32 * (OneImage + OnceForAll)),
        Wrong(Small, "one image", "That is the memory with a single image. How many images has the batch?", OnceForAll + OneImage),
        Wrong(Large, "sixteen times the memory of batch 32",
            "Sixteen times as many images: which part of the memory becomes sixteen times as large, and which stays?",
            16 * (OnceForAll + 32 * OneImage)),
        Wrong(Large, "the images alone", "That is 512 times one image. What is there besides, once for all images?", 512 * OneImage),
        Wrong(Large, "all of it times the batch", "Are the parameters there once, or for each image?", 512 * (OneImage + OnceForAll)),
        Wrong(Large, "as for batch 32", "512 images make 512 times the maps of one. What of the memory does not change?",
            OnceForAll + 32 * OneImage),
        Wrong(Large, "one image", "That is the memory with a single image. How many images has the batch?", OnceForAll + OneImage),
        Wrong(Largest, "the parameters forgotten", "100 MB divided by the memory of an image leaves no room for the parameters. " +
            "How much room do they take?", 1_677),
        Wrong(Largest, "less than what does not change taken off",
            "Is what you take off all that is there once: the parameters, their gradients, and both numbers that Adam keeps?",
            1_676, 1_675, 1_674),
        Wrong(Largest, "rounded up", "With one image more it is a little over 100 MB. What happens to a part of an image?", 1_673),
        Wrong(Largest, "MiB for MB", "100 MB are 100,000,000 bytes. How many did you divide? (100 MiB would be 104,857,600.)", 1_754,
            1_758, 1_713, 1_717),
        Wrong(Largest, "a fraction of an image", "How many whole images fit?", 99_747_680 / OneImage),
        Wrong(Largest, "the parameters for each image", "Are the parameters there once, or for each image of the batch?", 320),
        Wrong(Largest, "a power of two", "A batch of 1,024 fits. Is there any reason to stop at a power of two?", 1_024),
        Wrong(Largest, "numbers for bytes", "Do you divide numbers by bytes? Both have to be the same: 100 MB and 59,624 are bytes.", 419,
            418),
    ];

    private static IReadOnlyList<(string Name, double Value)> Training(int batch) =>
    [
        ("the parameters", Bytes * 15_770), ("their gradients", Bytes * 15_770),
        ("the two numbers that Adam keeps for each of them", 2 * Bytes * 15_770), ("the images of the batch", batch * OneImage),
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
