namespace CourseKit.Exercises.ShapesAndCost;

public sealed class SavingOfOneByOne() : NumberExercise("02-shapes-and-cost/saving-of-one-by-one", "What a 1×1 window saves")
{
    private const string Before = "additions, 5×3", After = "additions, 1×1", Multiplications = "times fewer multiplications",
        Additions = "times fewer additions", Weights = "weights, 1×1";

    public override string Question =>
        """
        A convolution without bias has C = 12 input channels, F = 7 filters with windows of 5×3, and as many outputs in a map as the image
        has pixels (*same* padding, stride 1). Its windows shrink to 1×1; everything else stays.

        How many additions sum up the products of **one output value** before and after? How many times fewer multiplications does the
        layer need then (12 instead of 36 would be 3 times fewer), and how many times fewer additions? And how many weights has it left?
        Two decimals are enough.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Before, "operations", 12 * 5 * 3 - 1),
        new(After, "operations", 12 * 1 * 1 - 1),
        new(Multiplications, "times", 12 * 5 * 3 / (12 * 1 * 1)),
        new(Additions, "times", (12 * 5 * 3 - 1) / (12 * 1 * 1 - 1.0)) { Tolerance = 0.0005 },
        new(Weights, "numbers", 7 * 12 * 1 * 1),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Before, "as many as products", "How many + are there in `a·b + c·d + e·f`?", 180),
        Wrong(Before, "without the channels", "The window lies on all 12 channels. How many products does one output add up?", 14, 15),
        Wrong(Before, "one less for each channel",
            "The sums of the 12 channels are added up as well: how many additions make one number out of 180?", 12 * 14),
        Wrong(Before, "all filters", "That is for all 7 filters. How many additions has one output value?", 7 * 179, 7 * 180),
        Wrong(After, "as many as products", "12 products are added up. How many + stand between them?", 12),
        Wrong(After, "a 1×1 window adds nothing up",
            "A window of one pixel still looks through all channels. How many numbers lie under it?", 0, 1),
        Wrong(After, "all filters", "That is for all 7 filters. How many additions has one output value?", 7 * 11, 7 * 12),
        Wrong(Multiplications, "the factor turned round", "To a fifteenth is how many times fewer?", 1 / 15.0),
        Wrong(Multiplications, "the channels saved as well",
            "Both windows look through 12 channels. What is left of the factor if they are in both?",
            180),
        Wrong(Multiplications, "one axis only", "The window shrinks along both axes.", 5, 3),
        Wrong(Multiplications, "sides added up", "How many pixels has a window of 5×3?", 8),
        Wrong(Multiplications, "the additions' factor", "Products are counted here: 180 of them, and then?", 179 / 11.0, 14),
        Wrong(Multiplications, "the outputs saved as well",
            "The maps stay as they are. How many products has each of their values, then and now?",
            15 * 15),
        Wrong(Additions, "the multiplications' factor",
            "You have found how many additions one output has before and after. Divide them: does the −1 matter in both alike?", 15),
        Wrong(Additions, "the book's 1/(k·k − 1)",
            "5·3 − 1 are the additions of one channel. How many does an output have through all 12 channels, before and after?", 14),
        Wrong(Additions, "the factor turned round", "Divide the larger number by the smaller one, as above.", 11 / 179.0),
        Wrong(Additions, "the difference", "So many additions fewer there are. How many **times** fewer is that?", 168),
        Wrong(Additions, "one −1 forgotten", "Both numbers of additions are one less than the number of products.", 179 / 12.0, 180 / 11.0),
        Wrong(Weights, "of one filter", "That is one filter. How many are there?", 12),
        Wrong(Weights, "without the channels", "Each filter has a weight for every channel. How many channels are there?", 7),
        Wrong(Weights, "one weight", "A 1×1 window has one weight on each channel, and each filter has its own.", 1),
        Wrong(Weights, "with biases", "This layer has no biases.", 91, 85, 96),
        Wrong(Weights, "of the larger window", "That is for windows of 5×3.", 7 * 12 * 15),
        Wrong(Weights, "none", "A window of one pixel is multiplied with its weights too, one for each channel.", 0),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Before => "One output multiplies a window of 5×3 pixels in each of 12 channels with its weights, and adds up all these " +
            "products. How many products are there, and how many + between them?",
        After => "One output multiplies one pixel in each of 12 channels with its weights, and adds them up. How many + are there?",
        Multiplications => "Divide the products of one output before by those after: the number of outputs is the same.",
        Additions => "Divide the additions of one output before by those after, the first two numbers of this exercise.",
        Weights => "F filters, and each has C·1·1 weights.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "The number of outputs stays, so it is enough to compare one output value with one.",
        "One output has C·5·3 products before and C·1·1 after, and one addition less than products each time.",
        "(12·5·3 − 1)/(12 − 1) times fewer additions.",
    ];

    public override string Explanation =>
        "With a 1×1 window there are f_h·f_w times fewer multiplications, whatever C is, and a little more than that fewer additions: " +
            "for large C the −1 no longer matters. A book has 1/(f_h·f_w − 1) for the additions, which leaves the channels out. What a " +
            "1×1 layer still does is to mix the channels, pixel by pixel; later networks use it to make them fewer before a large " +
            "window comes.";
}
