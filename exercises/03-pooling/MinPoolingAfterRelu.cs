namespace CourseKit.Exercises.Pooling;

public sealed class MinPoolingAfterRelu() : ChoiceExercise("03-pooling/min-pooling-after-relu", "Is min pooling of use behind a ReLU?")
{
    protected override string Stem =>
        "A ReLU makes every negative number a 0: where a filter finds nothing, its map is 0, and that is so for most pixels of " +
            "many maps. Maximum pooling behind it keeps what was found. What is true of minimum pooling?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("Behind a ReLU a single 0 in a window makes the output 0, whatever the filter found at the other pixels.", true,
            "No number behind a ReLU is below 0. Which is then the smallest of 0, 3, 1, 5?"),
        new("Pooling first and the ReLU behind it gives other maps than the ReLU first, because the negative numbers are still there.",
            false, "Take the windows −2, 3, 1, 5 and 2, 3, 1, 5. What comes out of each if you pool first, and what if the ReLU is first?"),
        new("If each number behind the ReLU is 0 with chance ½, independent of the others, the minimum of a 2×2 window is above 0 in 1 " +
            "window of 16, and the maximum in 15.", true,
            "What must be so of all four numbers for the minimum to be above 0? And for the maximum to be 0?"),
        new("Behind a ReLU minimum and maximum pooling give nearly the same maps, because no number is negative.", false,
            "What are the smallest and the largest of 0, 0, 4, 0?"),
        new("On a photo it keeps a dark line, one pixel wide, on a bright ground, of which 2×2 maximum pooling leaves nothing.", true,
            "Each 2×2 window that the line runs through has bright pixels beside the dark ones. Which of them does a minimum keep?"),
        new("It cannot be had from maximum pooling there: the numbers of −x are all 0 or less, and the ReLU makes them 0.", false,
            "In −max(−x), with x behind the ReLU: is there a ReLU after the sign was changed?"),
        new("Where the minimum is one of the ReLU's zeros, the filter in front of it gets no gradient from this output.", true,
            "The gradient of a minimum goes to the pixel that won. How steep is the ReLU where its input is negative?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Write down a window of four numbers as they come out of a ReLU, with one or two zeros in it. What are its minimum and its " +
            "maximum?",
        "Two numbers a ≤ b stay in that order when a ReLU has gone over them. What follows for the order of ReLU and minimum?",
        "Minimum pooling asks whether all pixels of the window answered, and maximum pooling whether any did.",
    ];

    public override string Explanation =>
        "Behind a ReLU 0 means «not found», so a minimum keeps only what was found at every pixel of the window: mostly nothing, and no " +
            "gradient to learn from. A ReLU does not change the order of numbers, so it makes no difference which of the two is first. A " +
            "minimum is of use where small numbers carry the message: dark script on bright paper, distances, or activations that can be " +
            "negative and have no ReLU behind the pooling. In image processing it is an erosion.";
}
