namespace CourseKit.Exercises.Pooling;

public sealed class AveragePoolingAsConvolution() : FunctionExercise<Func<Tensor, int, int, Tensor>>(
    "03-pooling/average-pooling-as-convolution", "Average pooling as a convolution")
{
    private const string WhichWeights = "Which weights make a convolution give the mean of a window?";

    public override string Question =>
        """
        Write average pooling as a convolution: maps of shape [C, H, W], windows of f×f pixels, a stride of s, no padding. The result has
        shape [C, H', W'], where H' = ⌊(H − f)/s⌋ + 1, and W' the same with W. Output (i, j) of a map is the mean of the f·f pixels in the
        window of that map that begins at row i·s, column j·s.

        For the maps `[[[1, 2, 3], [3, 6, 5]], [[8, 0, 4], [4, 0, 2]]]`, f = 2, s = 1 the result is `[[[3, 4]], [[3, 1.5]]]`. The means
        are to come out of `Conv2d`, with weights that you choose: `images.Conv2d(weights, stride: s, groups: G)` takes images
        [N, C, H, W] and weights [F, C/G, f, f]. With G groups it cuts the C channels and the F filters into G parts, and the filters of a
        part see the channels of that part alone; without `groups` there is one part. `maps.Unsqueeze(0)` is a batch of one image,
        `Tensor.Full(shape, value)` holds one number everywhere, `batch.Select(0, 0)` is the first image of a batch. `AvgPool2d`
        is not for this exercise.
        """;

    public override Answer<Func<Tensor, int, int, Tensor>> Reference { get; } = Write((maps, f, s) =>
    {
        var channels = maps.Shape[0];
        var weights = Tensor.Full([channels, 1, f, f], 1.0 / (f * f));
        return maps.Unsqueeze(0).Conv2d(weights, stride: s, groups: channels).Select(0, 0);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.AvgPool2d), WhichWeights),
    ];

    protected override IReadOnlyList<RequiredCall> Required =>
    [
        new([nameof(Tensor.Conv2d), nameof(Tensor.CrossCorrelate)], WhichWeights),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, [2, 3, 4], 2, 1),
        Of(random, [3, 4, 6], 2, 2),
        Of(random, [2, 5, 3], 3, 1),
        Of(random, [3, 5, 6], 2, 3),
        Of(random, [2, 3, 2], 1, 1),
        Of(random, [4, 6, 8], 4, 2),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(2, 4), random.Integer(4, 7), random.Integer(6, 9)], random.Integer(2, 5), random.Integer(1, 4))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, Tensor>>> Mistakes { get; } =
    [
        new("the channels added up", (maps, f, s) => Alike(maps, maps.Sum(0, keepAxis: true), f, s),
            "All your maps are alike: each is the sum of all averages. Which channels does one of your filters see, and which should it?"),
        new("the channels averaged", (maps, f, s) => Alike(maps, maps.Mean(0, keepAxis: true), f, s),
            "All your maps are alike: the mean over all channels. Pooling takes each channel for itself. Which channels should filter 0 " +
                "see?"),
        new("the channels added up with ones", (maps, f, s) => Alike(maps, maps.Sum(0, keepAxis: true), f, s) * f * f,
            "All your maps are alike, and hold the sum over the windows of all channels. Which channels should one filter see, and what " +
                "makes a sum a mean?"),
        new("one map, the channels added up", (maps, f, s) => Averages(maps.Sum(0, keepAxis: true), f, s),
            "One map came out, the sum of all averages. How many filters does it take for C maps, and which channel does each see?"),
        new("one map, the channels averaged", (maps, f, s) => Averages(maps.Mean(0, keepAxis: true), f, s),
            "One map came out, the mean over all channels. How many filters does it take for C maps, and which channel does each see?"),
        new("the sum", (maps, f, s) => Averages(maps, f, s) * f * f,
            "These are the sums over the windows. Which weight for each pixel makes the sum a mean?"),
        new("divided by f", (maps, f, s) => Averages(maps, f, s) * f,
            "Your weights are 1/f. How many pixels has a window of f×f?"),
        new("divided by 2·f", (maps, f, s) => Averages(maps, f, s) * f / 2,
            "Your weights are 1/(2·f), which is right for f = 2. How many pixels has a window of 3×3?"),
        new("one weight for every f", (maps, f, s) => Averages(maps, f, s) * f * f / 4,
            "All your weights are one and the same number, whatever f is. How many pixels has a window of 3×3?")
        {
            Shows = answer => Weights(answer, 1).Concat(Weights(answer, 2)).ToList() is [> 0 and var weight, ..] all
                && all.TrueForAll(other => IsNear(other, weight)),
        },
        new("divided by the channels as well", (maps, f, s) => Averages(maps, f, s) / maps.Shape[0],
            "Each map is seen for itself, and divided by C as well. How many numbers does one of your filters add up?"),
        new("divided twice", (maps, f, s) => Averages(maps, f, s) / (f * f),
            "Your means are divided by f·f once more. Where does the second division come from: the weights, or a line after them?"),
        new("a division of whole numbers", (maps, f, s) => Averages(maps, f, s) * (f == 1 ? 1 : 0),
            "For every f above 1 your results are zero. What is `1 / (f * f)` in C#, where both are whole numbers?")
        {
            Shows = answer => answer([[[3.5f]]], 1, 1).Sum().Item() == 3.5f
                && new[] { 2, 3 }.All(f => answer(Tensor.Ones([1, 3, 4]), f, 1).ToArray().All(value => value == 0)),
        },
        new("the stride forgotten", (maps, f, s) => Averages(maps, f, 1),
            "Your windows move by one pixel each time. `Conv2d` does so too, unless it is told a stride."),
        new("the stride of the window", (maps, f, s) => Averages(maps, f, f),
            "Your windows lie side by side. How far apart do two of them begin: f or s?"),
        new("f and s exchanged", (maps, f, s) => Averages(maps, s, f),
            "Your windows are s pixels wide and move by f. Which of the two is which?"),
        new("a padding of zeros", (maps, f, s) => maps.Unsqueeze(0).AvgPool2d(f, s, f / 2).Select(0, 0),
            "Your windows begin outside the map, among zeros, which count in the mean. How much padding is asked for?"),
        new("the batch left in front", (maps, f, s) => Averages(maps, f, s).Unsqueeze(0),
            "The numbers are right, and in front of them stands the axis of the batch. Which shape is asked for?"),
        new("the largest pixel", (maps, f, s) => maps.Unsqueeze(0).MaxPool2d(f, s).Select(0, 0),
            "These are the largest pixels of the windows. Which weights give a mean?"),
        new("one pixel of each window", (maps, f, s) => maps.Unsqueeze(0).MaxPool2d(1, s).Select(0, 0) is var all
                && Averages(maps, f, s).Shape is var shape ? all[.., ..shape[1], ..shape[2]] : maps,
            "Each output is the pixel at the top left of its window. Which weights do the others have?"),
        new("the first channel for all", (maps, f, s) => Alike(maps, maps[..1], f, s),
            "All your maps are the average pooling of channel 0. Which channel should filter 1 see?"),
        new("weights that do not add up to 1", (maps, f, s) => Averages(maps, f, s) * f * f / (f + 2),
            "All weights of a window are alike, but they do not add up to 1 for every f. How many pixels has a window of 3×3, and what " +
                "is the share of each?")
        {
            Shows = answer => Weights(answer, 1) is [> 0 and var one, > 0 and var two, > 0 and var three]
                && !(IsNear(one, 1) && IsNear(two, 1 / 4f) && IsNear(three, 1 / 9f)),
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, Tensor> answer)
    {
        Tensor one = [[[1, 2.5f], [-4, 8]]];
        Tensor wide = [[[1, 2, 3.5f], [3, 6, 5.5f]]];
        Tensor two = [[[1, 2, 3.5f], [3, 6, 5.5f]], [[8, 0, 4], [4, -2, 10]]];
        Tensor large = [[[3, 8, 1, 6, 2], [7, 4, 9, 5, 11], [2.5f, 0, -1, 10, 12], [13, -2, 14, 0.5f, 1.5f]]];
        return base.Diagnose(answer) ?? new PoolingSteps<Func<Tensor, int, int, Tensor>>(
            Reference.Value,
            "maps",
            ("f = 1, s = 1", one, (function, maps) => function(maps, 1, 1)),
            ("f = 2, s = 1", one, (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 1 and a map that is not square", wide, (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 1 and two maps", two, (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 2", large, (function, maps) => function(maps, 2, 2)),
            ("f = 3, s = 1", large, (function, maps) => function(maps, 3, 1)),
            ("f = 2, s = 3", large, (function, maps) => function(maps, 2, 3)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The mean of f·f pixels is a weighted sum of them. What is the weight of each?",
        "As many groups as channels make each filter see one channel: the weights have shape [C, 1, f, f].",
        "`maps.Unsqueeze(0).Conv2d(Tensor.Full([C, 1, f, f], 1.0 / (f * f)), stride: s, groups: C).Select(0, 0)`.",
    ];

    public override string Explanation =>
        "Average pooling is a convolution whose weights are fixed: linear, without a parameter to learn, and depth-wise, each channel " +
            "for itself. In signal processing it is a box filter with subsampling behind it. Maximum pooling is no convolution, because " +
            "it is not linear. With weights that are learned, the same groups make the depth-wise convolution of lesson 8.";

    private static Case Of(Generator random, Shape shape, int f, int s) => new((random.Integers(shape, -60, 100) * 0.25f) + 0.125f, f, s);

    private static Tensor Averages(Tensor maps, int f, int s) => maps.Unsqueeze(0).AvgPool2d(f, s).Select(0, 0);

    /// <summary>The weight of each pixel in windows of one, of 2×2 and of 3×3 pixels, on maps that are the larger the larger the stride;
    /// 0 where not all have the same one.</summary>
    private static float[] Weights(Func<Tensor, int, int, Tensor> answer, int s)
    {
        Tensor maps = [[[1, 2.5f, 3, 4], [7, 6, 5, 10], [11, 9, 8, 12.5f]], [[2, 1, 9, 6], [3, 4, 8, 5], [7.5f, 12, 11, 10]]];
        maps = maps.Unsqueeze(0).ResizeNearest(3 * s, 4 * s).Select(0, 0);
        return [.. from f in Enumerable.Range(1, 3)
                   let weights = (answer(maps.Detach(), f, s) / (Averages(maps, f, s) * (f * f))).ToArray()
                   select weights.All(one => IsNear(one, weights[0])) ? weights[0] : 0];
    }

    private static bool IsNear(float received, float expected) => Math.Abs(received - expected) < 1e-4f;

    /// <summary>As many maps as there should be, all made of one.</summary>
    private static Tensor Alike(Tensor maps, Tensor one, int f, int s) => Averages(one.Expand(maps.Shape), f, s);
}
