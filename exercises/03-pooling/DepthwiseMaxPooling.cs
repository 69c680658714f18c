namespace CourseKit.Exercises.Pooling;

public sealed class DepthwiseMaxPooling() : FunctionExercise<Func<Tensor, int, int, Tensor>>(
    "03-pooling/depthwise-max-pooling", "Max pooling over channels")
{
    public override string Question =>
        """
        Pool maps of shape [C, H, W] along their depth: a window takes `depth` neighboring channels and moves by s channels. Output k is one
        map; each of its pixels is the largest of the pixels at the same place in channels k·s to k·s + depth − 1. The result has shape
        [C', H, W], where C' = ⌊(C − depth)/s⌋ + 1: as in the library's `ChannelMaxPool2d`, the last channels are left out where no whole
        window fits anymore. Rows and columns are not pooled.

        For the maps `[[[1, -2]], [[-3, -4]], [[0, 5]], [[-6, -7]], [[9, 8]]]` (five channels of 1×2 pixels), depth = 2, s = 2 there are two
        windows, and the result is `[[[1, -2]], [[0, 5]]]`: channel 4 is left out. Use loops, or slices: `maps[2..4]` are channels 2 and 3,
        `part.Max(0)` is the maximum along axis 0, and `Tensor.Stack(a, b, …)`, which takes an array too, puts maps one after another.
        `ChannelMaxPool2d` is not for this exercise.
        """;

    public override Answer<Func<Tensor, int, int, Tensor>> Reference { get; } = Write((maps, depth, s) =>
    {
        var pooled = new Tensor[(maps.Shape[0] - depth) / s + 1];
        for (var k = 0; k < pooled.Length; k++)
        {
            pooled[k] = maps[(k * s)..(k * s + depth)].Max(0);
        }

        return Tensor.Stack(pooled);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.ChannelMaxPool2d), "Write it yourself: which channels does output k look at?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, [5, 2, 3], 2, 2),
        Of(random, [6, 3, 4], 3, 1),
        Of(random, [7, 3, 4], 2, 3),
        Of(random, [8, 4, 5], 4, 2),
        Of(random, [4, 2, 3], 2, 2),
        Of(random, [9, 4, 3], 3, 4),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(6, 10), random.Integer(4, 6), random.Integer(6, 8)], random.Integer(2, 5), random.Integer(1, 4))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, Tensor>>> Mistakes { get; } =
    [
        new("rows and columns pooled", (maps, depth, s) => Spatial(maps, depth, s),
            "That is max pooling in the plane of each map. Along which axis should the windows lie here, and which sizes stay as they " +
                "are?"),
        new("rows, columns and channels pooled", (maps, depth, s) => Pooled(maps, depth, s) is var right
                ? Spatial(right, depth, s) : maps,
            "Your windows are blocks of channels, rows and columns. Which of the three axes should keep its size?"),
        new("columns pooled", (maps, depth, s) => Along(2, maps, depth, s),
            "Your windows take neighboring columns. Which axis counts the channels in [C, H, W]?"),
        new("rows pooled", (maps, depth, s) => Along(1, maps, depth, s),
            "Your windows take neighboring rows. Which axis counts the channels in [C, H, W]?"),
        new("one window over all channels", (maps, depth, s) => maps.Max(0, keepAxis: true),
            "You take the maximum over all channels. How many of them does a window see, and how many windows are there?"),
        new("one map over all channels", (maps, depth, s) => maps.Max(0),
            "You take the maximum over all channels. How many of them does a window see, and how many windows are there?"),
        new("global maximum pooling", (maps, depth, s) => maps.Reshape(maps.Shape[0], -1).Max(1),
            "One number came out for each channel: that is global pooling, which gives up rows and columns. What is given up here?"),
        new("the stride forgotten", (maps, depth, s) => Pooled(maps, depth, 1),
            "Your windows move by one channel each time. Which of your lines knows s?"),
        new("the stride of the window", (maps, depth, s) => Pooled(maps, depth, depth),
            "Your windows lie side by side. How far apart do two of them begin: depth or s?"),
        new("depth and stride exchanged", (maps, depth, s) => Pooled(maps, s, depth),
            "Your windows take s channels and move by depth. Which of the two is which?"),
        new("the stride in the count alone", (maps, depth, s) => Pooled(maps, depth, 1)[..Count(maps, depth, s)],
            "The shape is right. But output k begins at channel k: where should it begin?"),
        new("+ 1 forgotten", (maps, depth, s) => Pooled(maps, depth, s)[..^1],
            "How many windows of 2 channels lie on 2 channels? Not 0: the number of windows ends with + 1."),
        new("a last window cut short", (maps, depth, s) => Clipped(maps, depth, s, (maps.Shape[0] - depth + s - 1) / s + 1),
            "Where the stride does not divide, you have a map more: of a window for which channels are missing. Is it left out or not?"),
        new("a window for every step", (maps, depth, s) => Clipped(maps, depth, s, (maps.Shape[0] + s - 1) / s),
            "You begin a window every s channels up to the last. At which of these places does a whole window still fit?"),
        new("the smallest", (maps, depth, s) => -Pooled(-maps, depth, s),
            "These are the smallest numbers of the windows. Which way round should the comparison be?"),
        new("the average", (maps, depth, s) => Sums(maps, depth, s) / depth,
            "These are the averages of the channels. Which one does max pooling keep at each pixel?"),
        new("the sum", (maps, depth, s) => Sums(maps, depth, s),
            "You add up the channels. Which one does max pooling keep at each pixel?"),
        new("a maximum that begins at 0", (maps, depth, s) => Pooled(maps, depth, s).Relu(),
            "None of your maxima is negative. What should come out where all channels of a window are below 0, and what does your code " +
                "compare them with first?"),
        new("the largest magnitude", (maps, depth, s) => Pooled(maps.Abs(), depth, s),
            "Your pixels have lost their signs. Which of −7 and 2 is larger?"),
        new("the first channel of each window", (maps, depth, s) => Pooled(maps, 1, s)[..Count(maps, depth, s)],
            "Each map is the first channel of its window. Which of your lines looks at the others?"),
        new("the last channel of each window", (maps, depth, s) => Pooled(maps[(depth - 1)..], 1, s)[..Count(maps, depth, s)],
            "Each map is the last channel of its window. Is the maximum so far overwritten, or compared?"),
        new("a window of depth − 1", (maps, depth, s) => Pooled(maps, depth - 1, s)[..Count(maps, depth, s)],
            "Your windows lack their last channel. A range such as `2..4` ends before 4: where does one of `depth` channels end?"),
        new("one number for each window", (maps, depth, s) => Pooled(maps, depth, s) is var right
                ? right.Reshape(right.Shape[0], -1).Max(1).Reshape(-1, 1, 1).Expand(right.Shape) : right,
            "Each of your maps holds one number, the largest of its whole window. Each pixel has a maximum of its own, over the channels " +
                "alone."),
        new("the batch left in front", (maps, depth, s) => Pooled(maps, depth, s).Unsqueeze(0),
            "The numbers are right, and in front of them stands the axis of a batch. Which shape is asked for?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, Tensor> answer)
    {
        Tensor two = [[[1, -2, 7]], [[-3, -4, 8]]];
        Tensor four = [[[1, -2]], [[-3, 4]], [[0.5f, 5]], [[-6, -7]]];
        Tensor odd = [[[1, -2], [10, 3]], [[-3, 4], [2, 9]], [[0.5f, 5], [-9, -8]], [[-6, -7], [8, -5]], [[6, 11], [7, -1]]];
        Tensor negative = [[[-1, -2]], [[-3, -1.5f]], [[-0.5f, -5]]];
        return base.Diagnose(answer) ?? new PoolingSteps<Func<Tensor, int, int, Tensor>>(
            Reference.Value,
            "maps",
            ("depth = 2, s = 1 and two channels", two, (function, maps) => function(maps, 2, 1)),
            ("depth = 2, s = 2", four, (function, maps) => function(maps, 2, 2)),
            ("depth = 2, s = 1", four, (function, maps) => function(maps, 2, 1)),
            ("depth = 2, s = 1 and negative numbers", negative, (function, maps) => function(maps, 2, 1)),
            ("depth = 3, s = 1", odd, (function, maps) => function(maps, 3, 1)),
            ("depth = 2, s = 2 and five channels", odd, (function, maps) => function(maps, 2, 2)),
            ("depth = 2, s = 3", odd, (function, maps) => function(maps, 2, 3)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The formula of C' is that of a row of C pixels. At which channel does window k begin, and at which does it end?",
        "`maps[(k * s)..(k * s + depth)]` are the channels of window k, and `Max(0)` is their maximum, pixel by pixel.",
        "Fill an array of (C − depth)/s + 1 tensors with `maps[(k * s)..(k * s + depth)].Max(0)`, and give it to `Tensor.Stack`.",
    ];

    public override string Explanation =>
        "If neighboring filters look for one thing in several forms, turned, thicker or slanted, the largest of them answers whichever " +
            "form it is: pooling over the depth makes a network invariant to what those filters vary. Which filters become such a family " +
            "is up to the training, whose gradients go through this maximum. TensorFlow asks for a stride that divides the depth, so " +
            "that 20 maps and a stride of 3 are an error there; here the last channels are left out.";

    private static Case Of(Generator random, Shape shape, int depth, int s) =>
        new((random.Integers(shape, -100, 60) * 0.25f) + 0.125f, depth, s);

    private static int Count(Tensor maps, int depth, int s) => ((maps.Shape[0] - depth) / s) + 1;

    private static Tensor Pooled(Tensor maps, int depth, int s) => maps.Unsqueeze(0).ChannelMaxPool2d(depth, s).Select(0, 0);

    private static Tensor Spatial(Tensor maps, int depth, int s) => maps.Unsqueeze(0).MaxPool2d(depth, s).Select(0, 0);

    /// <summary>Maximum pooling along another axis.</summary>
    private static Tensor Along(int axis, Tensor maps, int depth, int s) =>
        maps.Unsqueeze(0).MaxPool2d(axis == 1
            ? new Window2d(new Window(depth, s), new Window(1))
            : new Window2d(new Window(1), new Window(depth, s))).Select(0, 0);

    private static Tensor Sums(Tensor maps, int depth, int s) =>
        Tensor.Stack([.. Enumerable.Range(0, Count(maps, depth, s)).Select(k => maps[(k * s)..((k * s) + depth)].Sum(0))]);

    /// <summary>So many windows, of which the last may lack channels.</summary>
    private static Tensor Clipped(Tensor maps, int depth, int s, int count) => Tensor.Stack([.. Enumerable.Range(0, count)
        .Select(k => maps[(k * s)..Math.Min((k * s) + depth, maps.Shape[0])].Max(0))]);
}
