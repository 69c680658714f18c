namespace CourseKit.Exercises.Pooling;

public sealed class CostOfPooling() : NumberExercise("03-pooling/cost-of-pooling", "The cost of pooling")
{
    private const string Channels = "output channels", Outputs = "outputs", Comparisons = "comparisons, max",
        Additions = "additions, average", Divisions = "divisions, average", Parameters = "parameters";

    public override string Question =>
        """
        C = 5 maps of 11×18 values (rows×columns) are pooled by windows of 3×5, with a stride of 2 along both axes and a padding of 1 at
        each of the four edges. How many channels has the output, and how many values in all? What does it cost to compute them once:
        how many comparisons by max pooling, how many additions and how many divisions by average pooling? And how many parameters does
        such a layer learn?

        The largest of three numbers takes 2 comparisons, their mean `(a + b + c) / 3` takes 2 additions and 1 division. Count each window
        as full, also where it reaches into the padding.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Channels, "channels", 5),
        new(Outputs, "values", 5 * ((11 + 2 * 1 - 3) / 2 + 1) * ((18 + 2 * 1 - 5) / 2 + 1)),
        new(Comparisons, "operations", 5 * 6 * 8 * (3 * 5 - 1)),
        new(Additions, "operations", 5 * 6 * 8 * (3 * 5 - 1)),
        new(Divisions, "operations", 5 * 6 * 8),
        new(Parameters, "numbers", 0),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Channels, "the channels mixed",
            "A convolution adds up all channels. Does a pooling window look at more than one map at a time?", 1),
        Wrong(Channels, "a channel for each number of a window",
            "Each window leaves a single number. How many maps come out of one map?", 5 * 15, 15),
        Wrong(Channels, "the channels pooled too",
            "The stride is one of rows and columns. Is there a window along the channels?", 2, 3, 2.5),
        Wrong(Outputs, "one map only", "That is one map. How many are there?", 6 * 8),
        Wrong(Outputs, "ceiling for floor",
            "15 columns are left to move in, in steps of 2: the window begins at 0, 2, … and for the last time at 14. How many places?",
            5 * 6 * 9),
        Wrong(Outputs, "padding or + 1 forgotten",
            "175 is 5·5·7. Without the padding a map would have 5×7 places, and so it would if only the steps of the window were counted " +
            "and not its first place. How many rows has a map with a row of zeros above and one below?", 5 * 5 * 7),
        Wrong(Outputs, "padding counted once", "There is a row of padding above **and** one below. How high is the padded map?", 5 * 5 * 8),
        Wrong(Outputs, "a stride as large as the window",
            "Your windows lie side by side. They do so where the stride is that of the window; here it is 2.", 5 * 4 * 4, 5 * 3 * 3),
        Wrong(Outputs, "stride left out", "That is for a stride of 1. How many of these places does the window visit?", 5 * 11 * 16),
        Wrong(Outputs, "rows and columns of the window exchanged, or the map divided by the stride",
            "225 is 5·5·9. 3×5 is 3 rows and 5 columns; the window is taken off first, and what is left is divided by the stride. How " +
            "many places has a window of 3 rows on 11 + 2 rows?", 5 * 5 * 9),
        Wrong(Outputs, "the padded map divided by the stride",
            "How far can a window of 3 move on 13 rows? The stride divides that.", 5 * 6 * 10, 5 * 7 * 10, 5 * 6.5 * 10),
        Wrong(Outputs, "as many as inputs", "With a stride of 2 the window visits fewer places than there are values.", 5 * 11 * 18),
        Wrong(Comparisons, "as many as numbers",
            "The largest of two numbers takes one comparison. How many does the largest of 15 take?", 240 * 15),
        Wrong(Comparisons, "one for each output", "One output is the largest of how many numbers?", 240),
        Wrong(Comparisons, "one map only", "That is one map. How many are there?", 48 * 14, 48 * 15),
        Wrong(Comparisons, "one window", "That is one window. How many outputs are there?", 14, 15),
        Wrong(Comparisons, "all channels in one window",
            "You compare across the channels. How many numbers of a single map lie in a window?", 48 * 74, 48 * 75, 240 * 74, 240 * 75),
        Wrong(Comparisons, "one less in all", "Each output has a window of its own, with one comparison less than numbers.", 3599),
        Wrong(Comparisons, "a window at each value", "Is a window compared at each value of the map, or for each output?",
            5 * 11 * 18 * 14, 5 * 11 * 18 * 15, 5 * 11 * 18),
        Wrong(Comparisons, "none", "How does one find the largest of 15 numbers without comparing any two of them?", 0),
        Wrong(Comparisons, "sides added up", "How many numbers lie under a window of 3×5?", 240 * 7, 240 * 8),
        Wrong(Additions, "as many as numbers",
            "How many + are there in `(a + b + c) / 3`? The division is counted apart, in the next line.", 240 * 15),
        Wrong(Additions, "one for each output", "One output adds up how many numbers?", 240),
        Wrong(Additions, "one map only", "That is one map. How many are there?", 48 * 14, 48 * 15),
        Wrong(Additions, "one window", "That is one window. How many outputs are there?", 14, 15),
        Wrong(Additions, "all channels in one window",
            "You add up across the channels. How many numbers of a single map lie in a window?", 48 * 74, 48 * 75, 240 * 74, 240 * 75),
        Wrong(Additions, "one less in all", "Each output has a sum of its own, with one addition less than numbers.", 3599),
        Wrong(Additions, "none", "How does one come to the mean of 15 numbers without adding any two of them?", 0),
        Wrong(Divisions, "one for each number",
            "Is each number divided, or their sum? Take `(a + b + c) / 3`: how many divisions are in it?", 240 * 15, 15),
        Wrong(Divisions, "as many as additions", "A window adds up 15 numbers one by one. How often does it divide?", 240 * 14),
        Wrong(Divisions, "one map only", "That is one map. How many are there?", 48),
        Wrong(Divisions, "one for each channel", "A map has many outputs. Each of them is a mean of its own.", 5),
        Wrong(Divisions, "one window", "That is one window. How many outputs are there?", 1),
        Wrong(Divisions, "none", "A sum of 15 numbers is not their mean yet. What is left to do for each output?", 0),
        Wrong(Parameters, "a weight for each number of the window",
            "A convolution multiplies each number of its window with a weight. Which weights does a maximum need?",
            15, 75, 375, 16, 80, 380, 76),
        Wrong(Parameters, "one for each channel", "Neither a maximum nor a mean has a number that training could change. What is there " +
            "to learn for a map?", 5, 10, 1, 2),
        Wrong(Parameters, "one for each output",
            "The outputs are computed anew for each image. Which numbers does the layer keep?", 240, 48),
        Wrong(Parameters, "the settings counted",
            "Size, stride and padding are chosen by you. Does training change one of them?", 3, 4, 6, 7),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Channels => "Each map is pooled on its own. How many maps go in, and how many come out?",
        Outputs => "Begin with the rows: there are 11 and one more at each edge, and a window of 3 moves over them by 2. It begins at " +
            "rows 0, 2, 4 …: in how many places? Then the columns, and then the channels.",
        Comparisons => "One output is the largest of the numbers of one window. How many numbers are in it, how many comparisons do they " +
            "take, and how many outputs are there?",
        Additions => "One output adds up the numbers of one window. How many + does that take, and how many outputs are there?",
        Divisions => "Each output is a sum that is divided once. How many outputs are there?",
        Parameters => "Which numbers of a pooling layer does training change?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Take one output value first: how many numbers does its window hold, and from how many maps do they come?",
        "The window has ⌊(11 + 2·1 − 3)/2⌋ + 1 = 6 places down and ⌊(18 + 2·1 − 5)/2⌋ + 1 places across, on each of the maps.",
        "Each output takes 3·5 − 1 comparisons, or as many additions and one division. There are no weights.",
    ];

    public override string Explanation =>
        "In general C·H'·W'·(f_h·f_w − 1) comparisons, in proportion to the size of the output and of the window. A convolution that " +
            "makes as many maps of this size takes C·f_h·f_w = 75 multiply-accumulates for each output, 18,000 in all, since each of " +
            "its filters looks through all channels. Next to convolutions pooling hardly costs anything; what takes time is to read the " +
            "maps.";
}
