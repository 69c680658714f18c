namespace CourseKit.Exercises.Convolution;

public sealed class LineFilters() : FunctionExercise<Func<Tensor, Tensor>>("01-convolution/line-filters", "Line filters")
{
    public override string Question =>
        """
        Make two filters of 7×7 zeros: in the first, set the middle **column** to ones (a vertical line), in the second the middle
        **row** (a horizontal line). Apply both to an image of shape `[height, width]` with *same* padding, and return the two
        feature maps in this order, as one tensor of shape `[2, height, width]`: `[first, second]` stacks two tensors
        of one shape. The maps are sums of seven pixels, not divided.
        """;

    public override Answer<Func<Tensor, Tensor>> Reference { get; } = Write(image =>
    {
        var vertical = Tensor.FromIndex([7, 7], at => at[1] == 3 ? 1 : 0);
        var horizontal = Tensor.FromIndex([7, 7], at => at[0] == 3 ? 1 : 0);
        return [
            image.CrossCorrelate(vertical, padding: Padding.Same),
            image.CrossCorrelate(horizontal, padding: Padding.Same),
        ];
    });

    protected override IEnumerable<Case> Cases(Generator random)
    {
        yield return new Case(Tensor.FromIndex([8, 11], at => at[0] == 3 && at[1] == 5 ? 1.5f : 0));
        yield return new Case(CorrelationCases.Quarters(random, [7, 10]));
        yield return new Case(CorrelationCases.Quarters(random, [12, 8]));
    }

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor>>> Mistakes { get; } =
    [
        new("the order exchanged", image => Maps(image, Line(row: true), Line(row: false), Padding.Same),
            "Both maps are right, in the other order. A vertical line runs down one column: the second index stays the same."),
        new("no padding", image => Maps(image, Line(row: false), Line(row: true), Padding.Valid),
            "The maps are 6 pixels smaller than the image. `padding: Padding.Same` adds the zeros around it."),
        new("filters of ones", image => Maps(image, Tensor.Ones([7, 7]), Tensor.Ones([7, 7]), Padding.Same),
            "All 49 numbers of your filters are ones, which blurs. Only the middle column, or row, is ones; the rest is zeros."),
        new("the line beside the middle", image => Maps(image, Line(row: false, at: 4), Line(row: true, at: 4), Padding.Same),
            "The line stands one place beside the middle. Counted from 0, which index has three others on either side?"),
        new("the line before the middle", image => Maps(image, Line(row: false, at: 2), Line(row: true, at: 2), Padding.Same),
            "The line stands one place before the middle. Counted from 0, which index has three others on either side?"),
        new("one of the lines beside the middle", image => Maps(image, Line(row: false), Line(row: true, at: 4), Padding.Same),
            "One of the two lines stands beside the middle. Counted from 0, which index has three others on either side?")
        {
            Shows = map => Places.Any(at => (at.Column == 3) != (at.Row == 3) && Gives(map, Line(false, at.Column), Line(true, at.Row))),
        },
        new("the order exchanged, and the lines beside the middle",
            image => Maps(image, Line(row: true, at: 4), Line(row: false, at: 4), Padding.Same),
            "The maps are in the other order: a vertical line runs down one column. And a line stands beside the middle: counted from 0, " +
                "which index has three others on either side?")
        {
            Shows = map => Places.Any(at => at is not (3, 3) && Gives(map, Line(true, at.Row), Line(false, at.Column))),
        },
        new("the rest below zero", image => Maps(image, (7 * Line(row: false)) - 1, (7 * Line(row: true)) - 1, Padding.Same),
            "Your filters add up to 0, as those for edges do. Here the middle column, or row, is ones, and the rest is zeros."),
        new("maps without padding at the top left", image => Maps(image, Line(row: false), Line(row: true), Padding.Valid)
                .Pad(0, 6, 0, 6),
            "Without padding the first value belongs to the pixel at row 3 and column 3, and your maps begin with it. `padding: " +
                "Padding.Same` puts each value at the pixel that it belongs to."),
        new("maps divided by 7", image => Maps(image, Line(row: false), Line(row: true), Padding.Same) / 7,
            "Your maps are the right ones divided by 7. The lesson's `Map` divides so that a map can be shown beside the image; here the " +
                "sums themselves are asked for."),
        new("divided by 7, in the other order", image => Maps(image, Line(row: true), Line(row: false), Padding.Same) / 7,
            "Your maps are in the other order: a vertical line runs down one column. And they are divided by 7, as the lesson's `Map` " +
                "does; here the sums themselves are asked for."),
        new("the second filter on the first map", image =>
        [
            image.CrossCorrelate(Line(row: false), padding: Padding.Same),
            image.CrossCorrelate(Line(row: false), padding: Padding.Same).CrossCorrelate(Line(row: true), padding: Padding.Same),
        ], "Your first map is right. The second is what the second filter makes of the first map: both filters look at the image itself."),
        new("one filter with a cross", image => Maps(image, Cross(), Cross(), Padding.Same),
            "Both lines are in one filter, which makes a cross. Each map needs a filter of its own."),
        new("both maps are of the column", image => Maps(image, Line(row: false), Line(row: false), Padding.Same),
            "Both maps come from the vertical line. Which index stays the same along a row?"),
        new("both maps are of the row", image => Maps(image, Line(row: true), Line(row: true), Padding.Same),
            "Both maps come from the horizontal line. Which index stays the same along a column?"),
        new("the sum of both maps", image => Maps(image, Line(row: false), Line(row: true), Padding.Same).Sum(0),
            "There is one map, the sum of the two. Put them side by side: `[first, second]` makes one tensor with a new first axis."),
        new("maps below each other", image => Maps(image, Line(row: false), Line(row: true), Padding.Same)
                .Reshape(2 * image.Shape[0], image.Shape[1]),
            "Both maps are right, but they lie in one matrix, one below the other. They need an axis of their own: `[first, second]`."),
        new("maps beside each other", image =>
                Tensor.Concat(1, image.CrossCorrelate(Line(row: false), padding: Padding.Same),
                    image.CrossCorrelate(Line(row: true), padding: Padding.Same)),
            "Both maps are right, but they lie in one matrix, side by side. They need an axis of their own: `[first, second]`."),
        new("maps as the last axis", image => Maps(image, Line(row: false), Line(row: true), Padding.Same).Permute(1, 2, 0),
            "Both maps are right, but they lie along the last axis. Which axis is the channels in `[2, height, width]`?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor> answer) => base.Diagnose(answer)
        ?? FilterOfMap.Objection(answer, 0, "first", Line(row: false), "column 3, rows 0 to 6")
        ?? FilterOfMap.Objection(answer, 1, "second", Line(row: true), "row 3, columns 0 to 6");

    public override IReadOnlyList<string> Hints =>
    [
        "`Tensor.Zeros([7, 7])` and a loop over one index make a filter: `vertical[i, 3] = 1;`.",
        "`image.CrossCorrelate(vertical, padding: Padding.Same)` is one feature map.",
        "Two tensors side by side in brackets, `[first, second]`, make one with a new first axis.",
    ];

    public override string Explanation =>
        "Each map is bright where there is light under its line: a bar of that direction, or a white area. A layer has many filters, and " +
            "stacks their maps as its channels.";

    /// <summary>The places of lines that are meant to stand in the middle.</summary>
    private static IEnumerable<(int Row, int Column)> Places =>
        from row in Enumerable.Range(2, 3)
        from column in Enumerable.Range(2, 3)
        select (row, column);

    /// <summary>Returns whether an answer gives the maps of two filters.</summary>
    private static bool Gives(Func<Tensor, Tensor> answer, Tensor first, Tensor second)
    {
        var image = new Generator(5).Uniform([8, 9]);
        return Difference.Between(Maps(image, first, second, Padding.Same), answer(image.Detach())) is null;
    }

    private static Tensor Line(bool row, int at = 3) => Tensor.FromIndex([7, 7], place => place[row ? 0 : 1] == at ? 1 : 0);

    private static Tensor Cross() => Tensor.FromIndex([7, 7], place => place[0] == 3 || place[1] == 3 ? 1 : 0);

    private static Tensor Maps(Tensor image, Tensor first, Tensor second, Padding padding) =>
        [image.CrossCorrelate(first, padding: padding), image.CrossCorrelate(second, padding: padding)];
}
