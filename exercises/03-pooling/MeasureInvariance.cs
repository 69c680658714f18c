namespace CourseKit.Exercises.Pooling;

public sealed class MeasureInvariance() : FunctionExercise<Func<Tensor, int, int, int, double>>(
    "03-pooling/measure-invariance", "How much stays when the image moves?")
{
    public override string Question =>
        """
        Measure what max pooling makes of a small shift. An image of shape [H, W] is pooled by windows of f×f with a stride of s, without
        padding. Then the image is shifted to the right by `shift` columns (0 ≤ shift < W) and pooled again: column j of the shifted image
        is column j − shift of the image; zeros come in at the left, and the last columns drop out, so the size stays. Return the share of
        the pooled values that are the same as before at the same place, from 0 to 1.

        For `[[1, 4, 0, 2, 0, 0], [0, 3, 0, 0, 5, 0]]`, f = 2, s = 2 and shift = 1 the pooled values are 4, 2, 5. The shifted image is
        `[[0, 1, 4, 0, 2, 0], [0, 0, 3, 0, 0, 5]]`, and its pooled values are 1, 4, 5. One of three has stayed: the result is 1/3 = 0.333….
        A shift of 0 gives 1.

        Loops will do. `image.Pad(top, bottom, left, right)` adds zeros, and `image.Reshape(1, 1, H, W).MaxPool2d(f, s)` pools.
        """;

    public override Answer<Func<Tensor, int, int, int, double>> Reference { get; } = Write((image, f, s, shift) =>
    {
        var (height, width) = (image.Shape[0], image.Shape[1]);
        float[] Pooled(Tensor map) => map.Reshape(1, 1, height, width).MaxPool2d(f, s).ToArray();
        var shifted = image.Pad(0, 0, shift, 0)[.., ..width];
        var (before, after) = (Pooled(image), Pooled(shifted));
        return before.Zip(after).Count(pair => pair.First == pair.Second) / (double)before.Length;
    });

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of([[1, 4, 0, 2, 0, 0], [0, 3, 0, 0, 5, 0]], 2, 2, 1),
        Of([[0.5f, 1, 1, 2, 2, 0.5f, 3], [2, 0, 1, 1, 0, 1, 3], [0, 0, 1.5f, 0, 4, 0, 0.5f], [3, 1, 0, 0, 2, 1, 0]], 2, 1, 2),
        Of([[1.5f, 2, 2, 2, 3], [5, 5, 6, 7, 7], [0, 0, 0.5f, 1, 1]], 1, 1, 1),
        Of([[0.5f, 1, 3, 2, 2, 0, 1, 1], [2, 0, 1, 1, 0, 1, 3, 0], [0, 0, 1.5f, 0, 4, 0, 0.5f, 2], [3, 1, 0, 0, 2, 1, 0, 1],
            [0, 0, 2, 2, 1, 2.5f, 0, 0]], 3, 2, 1),
        Of([[-1.5f, -2, -2, -3, -0.5f, -1], [-4, -2.5f, -1, -1, -2, -0.5f]], 2, 1, 3),
        Of([[1.5f, 2, 0.5f], [0, 4, 4]], 2, 1, 0),
        Of([[2, 2.25f, 2.125f, 2, 2.5f, 2.625f], [1, 2, 2.125f, 2.25f, 2.375f, 2.5f]], 1, 1, 1),
        .. Enumerable.Range(0, 3).Select(_ => (F: random.Integer(1, 4), S: random.Integer(1, 3)) is var (f, s)
            ? Of(random.Integers([random.Integer(3, 6), random.Integer(6, 9)], -2, 5) * 0.5f, f, s, random.Integer(1, 4)) : null!),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, int, double>>> Mistakes { get; } =
    [
        new("invariant to any shift", (image, f, s, shift) => 1,
            "Your result is always 1, as if no pooled value ever changed. In the example 4, 2, 5 become 1, 4, 5: which of them are the " +
                "same as before?"),
        new("shifted to the left", (image, f, s, shift) => Share(Max(image, f, s), Max(Left(image, shift), f, s)),
            "Your image moves to the left. Column j of the shifted image is column j − shift of the image: where does column 0 go?"),
        new("shifted down", (image, f, s, shift) =>
                Share(Max(image, f, s), Max(image.Pad(shift, 0, 0, 0)[..image.Shape[0], ..], f, s)),
            "Your image moves down. Which index counts columns?"),
        new("wrapped around", (image, f, s, shift) => Share(Max(image, f, s), Max(Tensor.Concat(1,
                image[.., (image.Shape[1] - shift)..], image[.., ..(image.Shape[1] - shift)]), f, s)),
            "The columns that drop out at the right come in again at the left. What is to come in there?"),
        new("the first column repeated", (image, f, s, shift) => Share(Max(image, f, s), Max(
                Tensor.FromIndex(image.Shape, at => image[at[0], Math.Max(0, at[1] - shift)]), f, s)),
            "The first column comes in again and again at the left. What is to come in there?"),
        new("the first columns left as they were", (image, f, s, shift) => Share(Max(image, f, s), Max(
                Tensor.FromIndex(image.Shape, at => image[at[0], at[1] < shift ? at[1] : at[1] - shift]), f, s)),
            "The first columns still hold what they held before the shift. What is to come in there?"),
        new("columns overwritten before they are read", (image, f, s, shift) => Share(Max(image, f, s), Max(
                Tensor.FromIndex(image.Shape, at => at[1] < shift ? 0 : image[at[0], at[1] % shift]), f, s)),
            "You move the columns within one tensor, from the left, so that column 0 has overwritten column `shift` before that one is " +
                "moved itself. Into which tensor could they go?"),
        new("the pooled map shifted", (image, f, s, shift) =>
                Max(image, f, s) is var map ? Share(map, Right(map, Math.Min(shift, map.Shape[1]))) : 0,
            "You shift the pooled map. What moves is the image, and then it is pooled anew."),
        new("the average of each window", (image, f, s, shift) => Share(Average(image, f, s), Average(Right(image, shift), f, s)),
            "You compare means. Which value of each window does max pooling keep?"),
        new("the smallest of each window", (image, f, s, shift) => Share(-Max(-image, f, s), -Max(-Right(image, shift), f, s)),
            "You compare the smallest values of the windows. Which value of each does max pooling keep?"),
        new("the shifted image not cut", (image, f, s, shift) => Max(image, f, s).ToArray()
                .Zip(Max(image.Pad(0, 0, shift, 0), f, s).ToArray()).Average(pair => pair.First == pair.Second ? 1.0 : 0.0),
            "Your shifted image is wider by `shift` columns than the image. Which of its columns drop out?"),
        new("the first columns blanked", (image, f, s, shift) => Share(Max(image, f, s), Max(
                Tensor.FromIndex(image.Shape, at => at[1] < shift ? 0 : image[at]), f, s)),
            "The first columns are zeros, and all others stay where they were. Which column of the image is column `shift` now?"),
        new("the last columns blanked", (image, f, s, shift) => Share(Max(image, f, s), Max(
                Tensor.FromIndex(image.Shape, at => at[1] < image.Shape[1] - shift ? image[at] : 0), f, s)),
            "The last columns are zeros, and all others stay where they were. Where do the zeros come in, and what moves?"),
        new("window and stride exchanged", (image, f, s, shift) => Share(Max(image, s, f), Max(Right(image, shift), s, f)),
            "Your windows have s×s pixels and move by f. In which order does `MaxPool2d` take the two?"),
        new("smaller ones counted", (image, f, s, shift) => Max(image, f, s).ToArray()
                .Zip(Max(Right(image, shift), f, s).ToArray()).Average(pair => pair.First >= pair.Second ? 1.0 : 0.0),
            "Values that become smaller count as the same for you. Is 2 the same as 3?"),
        new("found at any place", (image, f, s, shift) => Max(Right(image, shift), f, s).ToArray() is var after
                ? Max(image, f, s).ToArray().Average(value => after.Contains(value) ? 1.0 : 0.0) : 0,
            "You count a value that is found anywhere afterwards. At which place is it to be the same?"),
        new("twice the shift", (image, f, s, shift) => Share(Max(image, f, s), Max(
                Right(image, Math.Min(2 * shift, image.Shape[1])), f, s)),
            "Your image moves by twice the shift. On how many sides do the zeros come in?"),
        new("pixels compared, without pooling", (image, f, s, shift) => Share(image, Right(image, shift)),
            "You compare the pixels of the image with those of the shifted one. What comes between the shift and the comparison?"),
        new("a stride of 1", (image, f, s, shift) => Share(Max(image, f, 1), Max(Right(image, shift), f, 1)),
            "Your windows move by one pixel each time. How far is it from one to the next with a stride of s?"),
        new("a stride as large as the window", (image, f, s, shift) => Share(Max(image, f, f), Max(Right(image, shift), f, f)),
            "Your windows lie side by side. How far apart do two of them begin: f or s?"),
        new("the maximum begun at 0", (image, f, s, shift) => Share(Max(image, f, s).Relu(), Max(Right(image, shift), f, s).Relu()),
            "Where all pixels of a window are negative your maximum is 0, which none of them is. With which value does it begin?"),
        new("whole numbers divided", (image, f, s, shift) => Math.Floor(Measure(image, f, s, shift)),
            "In all trials your result is 0 unless all values stay. By the question, 1 of 3 is 0.333…: do you count value by value? And " +
                "if you divide: `1 / 3` is 0 in C#, where both numbers are whole. Which of them could be a `double`?"),
        new("the share that changes", (image, f, s, shift) => 1 - Measure(image, f, s, shift),
            "You count the values that change. Which share does a shift of 0 give then?"),
        new("the number of values", (image, f, s, shift) => Measure(image, f, s, shift) * Max(image, f, s).Shape.Elements,
            "You return how many values stay. How many of how many is it?"),
        new("in percent", (image, f, s, shift) => 100 * Measure(image, f, s, shift),
            "Your results go up to 100. What does a shift of 0 give by the question?"),
        new("over the number of pixels", (image, f, s, shift) =>
                Measure(image, f, s, shift) * Max(image, f, s).Shape.Elements / image.Shape.Elements,
            "You divide by the number of pixels. Among how many pooled values do you count?"),
        new("over the columns of the pooled map", (image, f, s, shift) => Measure(image, f, s, shift) * Max(image, f, s).Shape[0],
            "You divide by the number of columns. How many values has a map of several rows?"),
        new("columns cut off on both sides", (image, f, s, shift) => image.Shape[1] - shift is var rest && rest >= f
                ? Share(Max(image[.., ..rest], f, s), Max(image[.., shift..], f, s)) : 0,
            "You compare what is left of the image without its first and without its last columns. By the question the size stays: what " +
                "comes in at the left?"),
        new("shifted by 1 whatever the shift", (image, f, s, shift) => Measure(image, f, s, 1),
            "Your image always moves by one column. Where does your code use `shift`?")
        {
            Shows = answer => new[] { 0, 2, 3 }.All(shift => IsByOne(answer, Example(), 2, shift)
                && IsByOne(answer, [[1, 2, 2, 2, 3]], 1, shift)),
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, int, double> answer)
    {
        Tensor row = [[1, 2, 2, 2, 3]], dark = [[0, 2, 0, 0, 3]], wide = [[1, 2, 2, 3, 4, 4, 4]];
        Tensor two = [[1, 2, 2, 2, 3], [5, 5, 6, 7, 8]], negative = [[-1, -2, -2, -3, -4]];
        return new Steps<Func<Tensor, int, int, int, double>>(
            Reference.Value,
            ("the image `[[1, 2, 2, 2, 3]]`, f = 1, s = 1 and shift = 0", function => function(row.Detach(), 1, 1, 0)),
            ("shift = 1, where `[[1, 2, 2, 2, 3]]` becomes `[[0, 1, 2, 2, 2]]`, f = 1, s = 1", function => function(row.Detach(), 1, 1, 1)),
            ("shift = 2, where `[[1, 2, 2, 2, 3]]` becomes `[[0, 0, 1, 2, 2]]`, f = 1, s = 1", function => function(row.Detach(), 1, 1, 2)),
            ("two rows, `[[1, 2, 2, 2, 3], [5, 5, 6, 7, 8]]`, which become `[[0, 1, 2, 2, 2], [0, 5, 5, 6, 7]]` by shift = 1, f = 1, s = 1",
                function => function(two.Detach(), 1, 1, 1)),
            ("`[[-1, -2, -2, -3, -4]]`, which becomes `[[0, -1, -2, -2, -3]]` by shift = 1, f = 1, s = 1",
                function => function(negative.Detach(), 1, 1, 1)),
            ("zeros too, `[[0, 2, 0, 0, 3]]`, which becomes `[[0, 0, 2, 0, 0]]` by shift = 1, f = 1, s = 1",
                function => function(dark.Detach(), 1, 1, 1)),
            ("f = 1, s = 2 and shift = 1, where 1, 2, 4, 4 of `[[1, 2, 2, 3, 4, 4, 4]]` become 0, 2, 3, 4",
                function => function(wide.Detach(), 1, 2, 1)),
            ("the image of the question, f = 2, s = 2 and shift = 1, where 4, 2, 5 become 1, 4, 5",
                function => function(Example(), 2, 2, 1)),
            ("the image of the question, f = 2, s = 1 and shift = 1, where 4, 4, 2, 5, 5 become 1, 4, 4, 2, 5",
                function => function(Example(), 2, 1, 1)),
            ("the image of the question, f = 1, s = 2 and shift = 1, where 1, 0, 0 become 0, 4, 2",
                function => function(Example(), 1, 2, 1)),
            ("the image of the question, f = 2, s = 2 and shift = 3, where 4, 2, 5 become 0, 4, 3",
                function => function(Example(), 2, 2, 3)))
            .Objection(answer) ?? base.Diagnose(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Three steps: shift the image, pool both, compare place by place. Try the shift first, and look at what it gives.",
        "`image.Pad(0, 0, shift, 0)` puts `shift` columns of zeros on the left; `[.., ..W]` keeps the first W columns.",
        "Count the places where both pooled maps hold the same number, and divide by how many there are, as `double`.",
    ];

    public override string Explanation =>
        "Pooling is invariant to a shift only as far as the largest value of a window stays inside it, or its successor is as large. The " +
            "larger the windows, the more stays; the stride only chooses at how many places one looks. So a network is not invariant to " +
            "shifts because it pools: each pooling forgives a pixel or two, and a stack of them some more.";

    private static Case Of(Tensor image, int f, int s, int shift) => new(image, f, s, shift);

    private static Tensor Example() => [[1, 4, 0, 2, 0, 0], [0, 3, 0, 0, 5, 0]];

    private static double Measure(Tensor image, int f, int s, int shift) => Share(Max(image, f, s), Max(Right(image, shift), f, s));

    /// <summary>Returns whether an answer gives, for any shift, what a shift by 1 does.</summary>
    private static bool IsByOne(Func<Tensor, int, int, int, double> answer, Tensor image, int f, int shift) =>
        Math.Abs(answer(image.Detach(), f, f, shift) - Measure(image, f, f, 1)) < 1e-4;

    private static double Share(Tensor before, Tensor after) =>
        before.ToArray().Zip(after.ToArray()).Count(pair => pair.First == pair.Second) / (double)before.Shape.Elements;

    private static Tensor Right(Tensor image, int shift) => image.Pad(0, 0, shift, 0)[.., ..image.Shape[1]];

    private static Tensor Left(Tensor image, int shift) => image.Pad(0, 0, 0, shift)[.., shift..];

    private static Tensor Max(Tensor image, int f, int s) => Map(image.Unsqueeze(0).Unsqueeze(0).MaxPool2d(f, s));

    private static Tensor Average(Tensor image, int f, int s) => Map(image.Unsqueeze(0).Unsqueeze(0).AvgPool2d(f, s));

    private static Tensor Map(Tensor pooled) => pooled.Reshape(pooled.Shape[2], pooled.Shape[3]);
}
