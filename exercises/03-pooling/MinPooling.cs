namespace CourseKit.Exercises.Pooling;

public sealed class MinPooling()
    : FunctionExercise<Func<Tensor, int, int, Tensor>>("03-pooling/min-pooling", "Min pooling from max pooling")
{
    private const string Turned = "What would you have to do to the maps so that the largest is the smallest?";

    private static readonly Tensor[] Maps =
    [
        [[[6, 3, 7, 2], [4, 5, 1.5f, 8], [9, 2.5f, 10, 3.5f]]],
        [[[6, -3, 7, 2], [4, 5, -1.5f, 8], [9, 2.5f, 10, 3.5f]]],
    ];

    public override string Question =>
        """
        Pool maps of shape [C, H, W] by their minimum, with the library's maximum pooling: windows of f×f pixels, a stride of s, no padding.
        The result has shape [C, H', W'], where H' = ⌊(H − f)/s⌋ + 1, and W' the same with W. The numbers can be negative, and zero.

        For the map `[[[3, 0, 4], [-2, 1, 5]]]`, f = 2, s = 1 the result is `[[[-2, 0]]]`. `images.MaxPool2d(f, s)` pools images
        [N, C, H, W]; `maps.Unsqueeze(0)` is a batch of one, and `batch.Select(0, 0)` its first image. `-maps`, `1 - maps` and `1 / maps`
        work number by number. `MinPool2d` is not for this exercise, and no loop is needed.
        """;

    public override Answer<Func<Tensor, int, int, Tensor>> Reference { get; } = Write((maps, f, s) =>
    {
        var negated = -maps.Unsqueeze(0);
        return -negated.MaxPool2d(f, s).Select(0, 0);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.MinPool2d), Turned),
    ];

    protected override IReadOnlyList<RequiredCall> Required =>
    [
        new([nameof(Tensor.MaxPool2d)], Turned),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        new(WithZero(random.Integers([1, 2, 4], 1, 60) * 0.25f), 2, 1),
        Of(random, [2, 3, 5], 2, 1),
        Of(random, [3, 5, 4], 3, 2),
        Of(random, [2, 4, 6], 2, 2),
        Of(random, [2, 5, 7], 2, 3),
        new((random.Integers([2, 3, 4], 1, 60) * 0.25f) + 0.125f, 2, 1),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(2, 4), random.Integer(4, 6), random.Integer(6, 9)], random.Integer(2, 4), random.Integer(1, 4))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, Tensor>>> Mistakes { get; } =
    [
        new("the largest reciprocal, inverted", (maps, f, s) => 1 / Largest(1 / maps, f, s),
            "The largest reciprocal belongs to the smallest number only where all have one sign. What are the reciprocals of −2 and 3, " +
                "and which is larger? And what is that of 0?")
        {
            Shows = answer => new Tensor[] { [[[2, 4]]], [[[-2, 3]]], [[[-5, -2]]] }.Zip([2f, 3f, -5f])
                .All(one => IsNear(answer(one.First.Expand([1, 2, 2]), 2, 1).Item(), one.Second)),
        },
        new("the largest reciprocal", (maps, f, s) => Largest(1 / maps, f, s),
            "These are reciprocals. They turn the order of positive numbers round; do they turn round that of −2 and 3?"),
        new("negated before only", (maps, f, s) => Largest(-maps, f, s),
            "These are the smallest numbers with the other sign. What undoes the change of sign?"),
        new("negated after only", (maps, f, s) => -Largest(maps, f, s),
            "These are the largest numbers with the other sign. What has to happen to the maps before the maximum is taken?"),
        new("subtracted from a number before only", (maps, f, s) => Largest(1 - maps, f, s),
            "You subtracted the maps from a number, which turned their order round, and left it at that: yours is that number less the " +
                "smallest. What gets the smallest back?")
        {
            Shows = answer => Maps.All(maps => IsOneNumberBut0(answer(maps.Detach(), 2, 1) + Smallest(maps, 2, 1))),
        },
        new("subtracted from a number after only", (maps, f, s) => 1 - Largest(maps, f, s),
            "Yours is a number less the largest. What has to happen to the maps before the maximum is taken?")
        {
            Shows = answer => Maps.All(maps => IsOneNumberBut0(answer(maps.Detach(), 2, 1) + Largest(maps, 2, 1))),
        },
        new("the maximum", (maps, f, s) => Largest(maps, f, s),
            "These are the largest numbers. How can the order of numbers be turned round, so that the smallest becomes the largest?"),
        new("the average", (maps, f, s) => maps.Unsqueeze(0).AvgPool2d(f, s).Select(0, 0),
            "These are the averages of the windows. Which number of a window is asked for?"),
        new("the smallest magnitude", (maps, f, s) => -Largest(-maps.Abs(), f, s),
            "Your numbers have lost their signs. Which is smaller: −2 or 0?"),
        new("the largest magnitude, negated", (maps, f, s) => -Largest(maps.Abs(), f, s),
            "Yours is −|x| of the number that is furthest from 0. Is `Abs` needed to turn the order round?"),
        new("a ReLU on the way", (maps, f, s) => -Largest((-maps).Relu(), f, s),
            "None of your results is above zero. Something cuts the negated maps off at 0: what is the minimum of 2 and 3?"),
        new("the stride left at its default", (maps, f, s) => Smallest(maps, f, f),
            "Your windows lie side by side. Pooling moves by the size of its window unless it is told a stride."),
        new("a stride of 1", (maps, f, s) => Smallest(maps, f, 1),
            "Your windows move by one pixel each time. Which of your lines knows s?"),
        new("f and s exchanged", (maps, f, s) => Smallest(maps, s, f),
            "Your windows are s pixels wide and move by f. Which comes first in `MaxPool2d`?"),
        new("padded", (maps, f, s) => -(-maps).Unsqueeze(0).MaxPool2d(f, s, f / 2).Select(0, 0),
            "Your windows begin outside the map. How much padding is asked for?"),
        new("the batch left in front", (maps, f, s) => Smallest(maps, f, s).Unsqueeze(0),
            "The numbers are right, and in front of them stands the axis of the batch. Which shape is asked for?"),
        new("the smallest of each map", (maps, f, s) => maps.Reshape(maps.Shape[0], -1).Min(1),
            "One number came out for each map, the smallest of all its pixels. Each window has a minimum of its own."),
        new("the minimum over the channels", (maps, f, s) => maps.Min(0),
            "That is the smallest number of each pixel over the channels. In which plane do the windows lie?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, Tensor> answer)
    {
        Tensor negative = [[[-3, -1.5f, -4], [-2, -6, -5]]];
        Tensor zero = [[[3, 0, 4], [2, 6, 5]]];
        Tensor two = [[[3, 1.5f, -4], [-2, 6, 5]], [[1, -7, 2.5f], [9, 8, -6.5f]]];
        Tensor large = [[[3, 8, 1, 6, 2], [7, 4, 9, 5, -11], [2.5f, 0, -1, 10, 12], [-3, 13, 14, 0.5f, 1.5f]]];
        return base.Diagnose(answer) ?? new PoolingSteps<Func<Tensor, int, int, Tensor>>(
            Reference.Value,
            "maps",
            ("f = 2, s = 1 and positive numbers", Maps[0], (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 1 and numbers of both signs", Maps[1], (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 1 and negative numbers", negative, (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 1 and a zero", zero, (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 1 and two maps", two, (function, maps) => function(maps, 2, 1)),
            ("f = 2, s = 2", large, (function, maps) => function(maps, 2, 2)),
            ("f = 3, s = 1", large, (function, maps) => function(maps, 3, 1)),
            ("f = 2, s = 3", large, (function, maps) => function(maps, 2, 3)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "On the number line, which map of x to something else makes the smallest number the largest, for all numbers and not only for " +
            "positive ones?",
        "The smallest of 3, 0, −2 is −2, and the largest of −3, 0, 2 is 2. What has to be done to that 2?",
        "min(x) = −max(−x): `-(-maps.Unsqueeze(0)).MaxPool2d(f, s).Select(0, 0)`.",
    ];

    public override string Explanation =>
        "Whatever turns the order of all numbers round, and can be undone, does it: −x, or 1 − x, or 255 − x for photos. The reciprocal " +
            "does so only among numbers of one sign, and 0 has none. In image processing the two poolings at stride 1 are called " +
            "dilation and erosion: a maximum thickens what is bright, a minimum what is dark. A library therefore needs no code of its " +
            "own for it, and ours has none.";

    private static Case Of(Generator random, Shape shape, int f, int s) =>
        new(WithZero((random.Integers(shape, -60, 100) * 0.25f) + 0.125f), f, s);

    private static Tensor WithZero(Tensor maps)
    {
        maps[0, 0, 1] = 0;
        return maps;
    }

    private static Tensor Largest(Tensor maps, int f, int s) => maps.Unsqueeze(0).MaxPool2d(f, s).Select(0, 0);

    private static Tensor Smallest(Tensor maps, int f, int s) => -Largest(-maps, f, s);

    private static bool IsOneNumberBut0(Tensor sum) =>
        sum.ToArray() is [not 0 and var first, .. var others] && others.All(other => IsNear(other, first));

    private static bool IsNear(float received, float expected) => Math.Abs(received - expected) < 0.01f;
}
