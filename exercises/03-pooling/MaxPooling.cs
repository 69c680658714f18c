namespace CourseKit.Exercises.Pooling;

public sealed class MaxPooling() : FunctionExercise<Func<Tensor, int, int, int, Tensor>>("03-pooling/max-pooling", "Max pooling")
{
    private static readonly Tensor Small = [[[2, -7, 1.5f, 3], [5, -4, 4, -8], [-0.5f, 6, 1, -2.5f]]];

    public override string Question =>
        """
        Pool maps of shape [C, H, W] by their maximum: windows of f×f pixels that move by s, with p rows or columns of padding at each of
        the four edges. The result has shape [C, H', W'], where H' = ⌊(H + 2p − f)/s⌋ + 1, and W' the same with W: where no whole window
        fits anymore, the last rows or columns are left out. Each map is pooled for itself, and output (i, j) is the largest pixel of the
        window that begins at row i·s, column j·s of the padded map. The padding means «nothing is there»: it never wins against a pixel,
        however negative that is. p is at most f/2, so each window holds a pixel.

        For the map `[[[-1, -3, -2, 5], [-4, -6, -5, -7]]]`, f = 2, s = 2, p = 0 the result is `[[[-1, 5]]]`, and with p = 1 it is
        `[[[-1, -2, 5], [-4, -5, -7]]]`. Use loops, or slices such as `maps[c..(c + 1), 0..2, 3..5]`; `slice.Max().Item()` is the largest
        number of one, and `maps.Pad(p, p, p, p, value)` puts a value of your choice around each map. The library's `MaxPool2d` is not for
        this exercise.
        """;

    public override Answer<Func<Tensor, int, int, int, Tensor>> Reference { get; } = Write((maps, f, s, p) =>
    {
        var padded = maps.Pad(p, p, p, p, float.NegativeInfinity);
        var (channels, rows, columns) = (maps.Shape[0], (padded.Shape[1] - f) / s + 1, (padded.Shape[2] - f) / s + 1);
        var pooled = Tensor.Zeros([channels, rows, columns]);
        for (var c = 0; c < channels; c++)
        {
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    var window = padded[c..(c + 1), (i * s)..(i * s + f), (j * s)..(j * s + f)];
                    pooled[c, i, j] = window.Max().Item();
                }
            }
        }

        return pooled;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.MaxPool2d), "Write the loops yourself: where does the window of output (i, j) begin?"),
        new(nameof(Tensor.MinPool2d), "Write the loops yourself: where does the window of output (i, j) begin?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, [1, 3, 4], 2, 2, 0),
        Of(random, [2, 3, 5], 2, 1, 0),
        Of(random, [3, 5, 4], 3, 2, 1),
        Of(random, [2, 6, 5], 2, 3, 0),
        Of(random, [2, 4, 7], 3, 1, 1),
        new(random.Integers([2, 3, 4], -40, -6) * 1250.5f, 2, 2, 1),
        .. Enumerable.Range(0, 2).Select(_ => random.Integer(2, 5) is var f ? Of(
            random, [random.Integer(2, 4), random.Integer(4, 7), random.Integer(6, 9)], f, random.Integer(1, 4), f / 2) : null!),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, int, Tensor>>> Mistakes { get; } =
    [
        new("a padding of zeros", (maps, f, s, p) => Pooled(maps.Pad(p, p, p, p), f, s, 0),
            "At the border your zeros win wherever all pixels of a window are negative. Which number loses against every pixel?"),
        new("a maximum that begins at 0", (maps, f, s, p) => Pooled(maps, f, s, p).Relu(),
            "None of your maxima is negative. What should come out of a window that holds −3 and −2, and what does your code compare " +
                "them with first?"),
        new("a maximum that begins too high", (maps, f, s, p) => Pooled(maps, f, s, p).Clamp(-1000, float.PositiveInfinity),
            "Where all pixels of a window are far below zero, your maximum is a number that is none of them. Which number is lower than " +
                "every pixel could be?")
        {
            Shows = answer => Wins(answer, f: 1, p: 0),
        },
        new("a padding that is not low enough", (maps, f, s, p) => Pooled(maps.Pad(p, p, p, p, -1000), f, s, 0),
            "At the border, where all pixels of a window are far below zero, the number that you padded with wins. Which number is lower " +
                "than every pixel could be?")
        {
            Shows = answer => Wins(answer, f: 2, p: 1),
        },
        Instead("the smallest pixel", (maps, f, s) => -Pooled(-maps, f, s, 0),
            "These are the smallest pixels of the windows. Which way round should the comparison be?"),
        Instead("the average", (maps, f, s) => maps.Unsqueeze(0).AvgPool2d(f, s).Select(0, 0),
            "These are the averages of the windows. What does max pooling keep of a window, and what does it do with the rest?"),
        Instead("the sum", (maps, f, s) => maps.Unsqueeze(0).AvgPool2d(f, s).Select(0, 0) * f * f,
            "You add up the pixels of a window. Which one of them is kept?"),
        Instead("the largest magnitude", (maps, f, s) => Pooled(maps.Abs(), f, s, 0),
            "Your pixels have lost their signs. Which of −7 and 2 is larger?"),
        new("the last pixel", (maps, f, s, p) => At(maps, f, s, p, f - 1),
            "Each output is the last pixel of its window. Is the maximum so far overwritten, or compared?"),
        new("the first pixel", (maps, f, s, p) => At(maps, f, s, p, 0),
            "Each output is the first pixel of its window, the one at the top left. Which of your lines looks at the others?"),
        new("a maximum that is not set back", (maps, f, s, p) => Running(Pooled(maps, f, s, p)),
            "Each output is the largest pixel of its own window and of all windows before it. Where does your maximum begin anew?"),
        new("the maximum over all channels", (maps, f, s, p) => Pooled(maps.Max(0, keepAxis: true).Expand(maps.Shape), f, s, p),
            "All your maps are alike: each output is the largest pixel of the window in any channel. Whose window is it?"),
        new("one map for all channels", (maps, f, s, p) => Pooled(maps.Max(0, keepAxis: true), f, s, p),
            "One map came out, with the largest pixel over all channels. How many maps does pooling give that takes each for itself?"),
        new("the first channel only", (maps, f, s, p) => Pooled(maps[..1].Expand(maps.Shape), f, s, p),
            "All your maps are that of channel 0. Where does your window depend on c?"),
        new("the other channels left at zero", (maps, f, s, p) => Pooled(maps, f, s, p) is var right
                ? Tensor.Concat(0, right[..1], Tensor.Zeros([right.Shape[0] - 1, right.Shape[1], right.Shape[2]])) : right,
            "Map 0 is right, and the others are zero. Over what does your outermost loop run?"),
        new("the padding forgotten", (maps, f, s, p) => Pooled(maps, f, s, 0),
            "Where p is 1 the first window begins one row above the map and one column to its left. Which of your lines knows p?"),
        new("padding at two edges only", (maps, f, s, p) => Pooled(maps.Pad(p, 0, p, 0, float.NegativeInfinity), f, s, 0),
            "No window of yours reaches below the map or beyond it on the right. How many rows has a map with p of them at the top and p " +
                "at the bottom?"),
        new("the stride forgotten", (maps, f, s, p) => Pooled(maps, f, 1, p),
            "Your windows move by one pixel each time. How far is it from one to the next with a stride of s?"),
        new("the stride of the window", (maps, f, s, p) => Pooled(maps, f, f, p),
            "Your windows lie side by side. How far apart do two of them begin: f or s?"),
        new("the stride in the count alone", (maps, f, s, p) => Pooled(maps, f, s, p) is var right
                ? Pooled(maps, f, 1, p)[.., ..right.Shape[1], ..right.Shape[2]] : right,
            "The shape is right. But output (i, j) reads a window that begins at (i, j): where should it begin?"),
        new("+ 1 forgotten", (maps, f, s, p) => Pooled(maps, f, s, p)[.., ..^1, ..^1],
            "In how many places can a window of 2 lie on 2 rows? Not in 0: the number of outputs ends with + 1."),
        new("ceiling for floor", (maps, f, s, p) => maps.Unsqueeze(0).MaxPool2d(f, s, p, ceilMode: true).Select(0, 0),
            "Where the stride does not divide, you have an output more: that of a window which sticks out of the padded map. Is it left " +
                "out or not?"),
        new("a window of f − 1", (maps, f, s, p) => Narrow(maps, f, s, p),
            "Your windows lack their last row and their last column. A range such as `0..2` ends before 2: where does one of f end?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, int, Tensor> answer)
    {
        Tensor two = [[[7, 1.5f, 2], [-4, 5, 0.5f]], [[1, 4, -3.5f], [2, -8, 9]]];
        Tensor large = [[[8, 3, 1, 9, 20], [4, 7, 6, 5, 11], [2.5f, 0, -1, 10, 12], [13, -2, 0.5f, 14, 1.5f]]];
        Tensor negative = [[[-7, -1.5f, -2, -9], [-4, -5, -0.5f, -3]]];
        Tensor deep =
            [[[3, 8, 1, 6, 2], [7, 4, 9, 5, 11], [2.5f, 0, -1, 10, 12]], [[-1, -3, -4, -6, -2], [-8, -5, -7, -9, -2.5f], [1, 6, 4, 3, 5]]];
        return base.Diagnose(answer) ?? new PoolingSteps<Func<Tensor, int, int, int, Tensor>>(
            Reference.Value,
            "maps",
            ("f = 2, s = 1, p = 0", Small, (function, maps) => function(maps, 2, 1, 0)),
            ("f = 2, s = 1, p = 0 and two maps", two, (function, maps) => function(maps, 2, 1, 0)),
            ("f = 2, s = 1, p = 0 and negative numbers", negative, (function, maps) => function(maps, 2, 1, 0)),
            ("f = 2, s = 2, p = 0", large, (function, maps) => function(maps, 2, 2, 0)),
            ("f = 3, s = 1, p = 0", large, (function, maps) => function(maps, 3, 1, 0)),
            ("f = 2, s = 3, p = 0", large, (function, maps) => function(maps, 2, 3, 0)),
            ("f = 2, s = 1, p = 1", Small, (function, maps) => function(maps, 2, 1, 1)),
            ("f = 2, s = 2, p = 1 and negative numbers", negative, (function, maps) => function(maps, 2, 2, 1)),
            ("f = 3, s = 2, p = 1 and two maps", deep, (function, maps) => function(maps, 3, 2, 1)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "What would have to stand in the padding so that it loses against every pixel, −1,000,000 included?",
        "`maps.Pad(p, p, p, p, float.NegativeInfinity)`. Then H' = (rows of the padded map − f)/s + 1, and three loops over c, i and j.",
        "`padded[c..(c + 1), (i * s)..(i * s + f), (j * s)..(j * s + f)].Max().Item()` is output (i, j) of map c.",
    ];

    public override string Explanation =>
        "No number was learned, and none of the maps knows of the others: pooling has no parameters, and leaves the number of channels " +
            "as it is. For the way back each output remembers which pixel won, and only that one gets the gradient. Zeros as padding " +
            "seem to do behind a ReLU, where no pixel is below 0, and show up as bright borders as soon as a network pools anything else.";

    private static Case Of(Generator random, Shape shape, int f, int s, int p) =>
        new((random.Integers(shape, -120, 60) * 0.25f) + 0.125f, f, s, p);

    private static Tensor Pooled(Tensor maps, int f, int s, int p) => maps.Unsqueeze(0).MaxPool2d(f, s, p).Select(0, 0);

    /// <summary>The mistake of another pooling in the place of the maximum, whatever becomes of the padding.</summary>
    private static Mistake<Func<Tensor, int, int, int, Tensor>> Instead(string name, Func<Tensor, int, int, Tensor> pool, string hint) =>
        new(name, (maps, f, s, p) => pool(maps.Pad(p, p, p, p), f, s), hint)
        {
            Shows = answer => new[] { 2, 3 }.All(f => Difference.Between(pool(Small, f, 1), answer(Small.Detach(), f, 1, 0)) is null),
        };

    /// <summary>Returns whether a number of an answer's own, and not the lowest, wins against a single pixel that is lower.</summary>
    private static bool Wins(Func<Tensor, int, int, int, Tensor> answer, int f, int p)
    {
        float Largest(float pixel) => answer([[[pixel]]], f, 1, p).ToArray() is [var first, .. var others]
            && others.All(other => other == first) ? first : float.NaN;

        return Largest(-60_000) is > -59_000 and < 0 and var own && Largest(-50_000) == own && Largest(3.5f) == 3.5f;
    }

    /// <summary>The pixel at (at, at) of each window, which may lie in the padding.</summary>
    private static Tensor At(Tensor maps, int f, int s, int p, int at)
    {
        var (padded, right) = (maps.Pad(p, p, p, p, float.NegativeInfinity), Pooled(maps, f, s, p));
        return Tensor.FromIndex(right.Shape, place => padded[place[0], (place[1] * s) + at, (place[2] * s) + at]);
    }

    private static Tensor Running(Tensor right)
    {
        var largest = float.NegativeInfinity;
        return Tensor.FromIndex(right.Shape, place => largest = Math.Max(largest, right[place]));
    }

    /// <summary>As many windows as of f×f pixels, without their last row and column.</summary>
    private static Tensor Narrow(Tensor maps, int f, int s, int p)
    {
        var (padded, right) = (maps.Pad(p, p, p, p, float.NegativeInfinity), Pooled(maps, f, s, p));
        return Pooled(padded, f - 1, s, 0)[.., ..right.Shape[1], ..right.Shape[2]];
    }
}
