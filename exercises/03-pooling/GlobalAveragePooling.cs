namespace CourseKit.Exercises.Pooling;

public sealed class GlobalAveragePooling()
    : FunctionExercise<Func<Tensor, Tensor>>("03-pooling/global-average-pooling", "Global average pooling")
{
    public override string Question =>
        """
        Average each map of each image: images of shape [N, C, H, W], of any height and width, give a matrix of shape [N, C], in which
        number (n, c) is the mean of the H·W pixels of map c of image n.

        For the image `[[[[1, 2, 3], [4, 5, 9]], [[0, 0, 0], [0, -3, 0]]]]` (one image, two maps of 2×3 pixels) the result is
        `[[4, -0.5]]`. Loops, `Sum`, `Mean` and `Reshape` may be used: `images.Mean(axis)` averages along one axis and drops it, and an axis
        of −1 is the last. `AvgPool2d` and `AdaptiveAvgPool2d` are not for this exercise.
        """;

    public override Answer<Func<Tensor, Tensor>> Reference { get; } = Write(images =>
    {
        var (count, channels) = (images.Shape[0], images.Shape[1]);
        return images.Reshape(count, channels, -1).Mean(2);
    });

    /// <summary>The question's own, in which a map has zeros.</summary>
    private static Tensor Example => [[[[1, 2, 3], [4, 5, 9]], [[0, 0, 0], [0, -3, 0]]]];

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.AvgPool2d), "Which pixels are summed up, and by how many is the sum divided?"),
        new(nameof(Tensor.AdaptiveAvgPool2d), "Which pixels are summed up, and by how many is the sum divided?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        new(Example),
        Of(random, [1, 2, 2, 3]),
        Of(random, [2, 3, 4, 5]),
        Of(random, [3, 2, 1, 6]),
        Of(random, [2, 4, 5, 2]),
        Of(random, [3, 1, 2, 4]),
        Of(random, [4, 3, 3, 2]),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(2, 4), random.Integer(4, 6), random.Integer(2, 5), random.Integer(6, 8)])),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor>>> Mistakes { get; } =
    [
        new("the mean over the channels", images => images.Mean(1),
            "You average over the channels, so that one map is left for each image. At the end of a network each map stands for a class: " +
                "which axes can be given up without mixing them?"),
        new("the mean over the batch", images => images.Mean(0),
            "You average over the images of the batch. Which axes belong to one map of one image?"),
        new("the mean along the rows", images => images.Mean(3),
            "Each row is averaged: an axis of H numbers is still there. What is left to do?"),
        new("the mean along the columns", images => images.Mean(2),
            "Each column is averaged: an axis of W numbers is still there. What is left to do?"),
        new("one number for each image", images => images.Reshape(images.Shape[0], -1).Mean(1),
            "One number came out for each image: its maps are averaged together. How many numbers does an image of C maps give?"),
        new("one number for each channel", images => images.Permute(1, 0, 2, 3).Reshape(images.Shape[1], -1).Mean(1),
            "One number came out for each channel: the images of the batch are averaged together. That is the mean of batch " +
                "normalization. What does one image have to do with the others here?"),
        new("one number", images => images.Mean(),
            "You average all numbers of all images. How many numbers does one image of C maps give?"),
        new("the channels averaged at the end", images => Averages(images) is var right
                ? right.Mean(1, keepAxis: true).Expand(right.Shape) : images,
            "Each row holds one number C times: the mean of all maps. Each map has a mean of its own."),
        new("the images averaged at the end", images => Averages(images) is var right
                ? right.Mean(0, keepAxis: true).Expand(right.Shape) : images,
            "All rows are alike: the mean over the batch. Each image has means of its own."),
        new("the sum", images => Averages(images) * Pixels(images),
            "These are the sums. How many numbers does a map have?"),
        new("divided by the height", images => Averages(images) * images.Shape[3],
            "The sums are divided by H. A map of H rows and W columns has how many pixels?"),
        new("divided by the width", images => Averages(images) * images.Shape[2],
            "The sums are divided by W. A map of H rows and W columns has how many pixels?"),
        new("divided by H·H", images => Averages(images) * images.Shape[3] / images.Shape[2],
            "The sums are divided by H·H. Are the maps square?"),
        new("divided by W·W", images => Averages(images) * images.Shape[2] / images.Shape[3],
            "The sums are divided by W·W. Are the maps square?"),
        new("divided by H + W", images => Averages(images) * Pixels(images) / (images.Shape[2] + images.Shape[3]),
            "The sums are divided by H + W. A map of H rows and W columns has how many pixels?"),
        new("divided by the channels as well", images => Averages(images) / images.Shape[1],
            "The means are divided by C as well. How many numbers of a map are added up?"),
        new("divided by all numbers", images => Averages(images) / (images.Shape[0] * images.Shape[1]),
            "The sum of one map is divided by the count of all numbers of all images. How many of them were added up?"),
        new("divided by the images as well", images => Averages(images) / images.Shape[0],
            "The means are divided by N as well. How many numbers of a map are added up?"),
        new("divided by a number of its own", images => Averages(images) * Pixels(images) / 49,
            "Your sums are divided by the same number whatever the size of the maps is. Where does the size stand in `images.Shape`?")
        {
            Shows = answer => Factors(answer) is [> 0 and var first, .. var others] && others.All(other => IsNear(other, first)),
        },
        new("divided by another number than H·W", images => Averages(images) * Pixels(images) / (Pixels(images) + 1),
            "Your sums are right, but they are divided by another number than they should be. How many pixels has a map of 2 rows and 3 " +
                "columns?")
        {
            Shows = answer => Factors(answer) is [> 0 and var two, > 0 and var twelve, > 0 and var ten]
                && !(IsNear(two, 1 / 2f) && IsNear(twelve, 1 / 12f) && IsNear(ten, 1 / 10f))
                && Factors(images => answer(images * 2) / 2).Zip([two, twelve, ten], IsNear).All(isSame => isSame),
        },
        new("the largest number", images => images.Reshape(images.Shape[0], images.Shape[1], -1).Max(2),
            "These are the largest numbers of the maps: global max pooling. What does an average do with the others?"),
        new("the sizes of the numbers", images => Averages(images.Abs()),
            "Negative pixels count as positive ones in your means. What is the mean of −3 and 3?"),
        new("nothing below 0", images => Averages(images.Relu()),
            "Negative pixels count as 0 in your means. There is no ReLU in a mean."),
        new("fractions cut off", images => Averages(Tensor.FromIndex(images.Shape, at => (int)images[at])),
            "Your pixels lose their fractions before they are added up. Of which type is your sum, or what makes whole numbers of them?"),
        new("the largest of each row", images => images.Max(3).Mean(2),
            "You average the largest numbers of the rows. What does an average do with the others?"),
        new("one mean for all", images => Tensor.Full([images.Shape[0], images.Shape[1]], images.Mean().Item()),
            "All your numbers are the mean of everything. Which pixels belong to map c of image n?"),
        new("sums that go on", images => Running(Averages(images)),
            "Each of your sums still holds those of the maps before it. Where is a sum set to 0: once, or for each map?"),
        new("zeros", images => Tensor.Zeros([images.Shape[0], images.Shape[1]]),
            "Your result is 0 everywhere. Is anything written into it? And if you multiply by `1 / (H * W)`: what is 1 / 6 in C#, where " +
                "both numbers are whole?"),
        new("two axes of size 1 left", images => Averages(images).Reshape(images.Shape[0], images.Shape[1], 1, 1),
            "The numbers are right, in shape [N, C, 1, 1]. Two of these axes are not asked for: how do they go away?"),
        new("channels before images", images => Averages(images).Transpose(),
            "Your matrix has shape [C, N]. Which of the two comes first?"),
        new("in one row", images => Averages(images).Reshape(-1),
            "The numbers are right, all in one row. Which of them belong to one image?"),
        new("the first image only", images => Averages(images)[..1].Select(0, 0),
            "Those are the means of image 0. How many rows does the result have for N images?"),
        new("channels and rows averaged", images => images.Mean(2).Mean(1),
            "A row of W numbers is left of each image: channels and rows were given up. An axis that is dropped changes the numbers of " +
                "the axes behind it: which numbers have H and W before, and W once H is gone?"),
        new("channels and columns averaged", images => images.Mean(3).Mean(1),
            "A column of H numbers is left of each image: channels and columns were given up. Which of the axes N, C, H, W are to go?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor> answer)
    {
        Tensor map = [[[[1, 2.5f, 3], [4, -5, 9]]]];
        Tensor channels = [[[[1, 2.5f, 3], [4, -5, 9]], [[0, 8, 7], [-6, -3, 0.5f]]]];
        Tensor batch = [[[[1, 2.5f, 3]], [[4, -5, 9]]], [[[0, 8, 7]], [[-6, -3, 0.5f]]], [[[10, -2, 6]], [[-1, 11, 5]]]];
        Tensor high =
        [
            [[[1, 2.5f], [3, 4], [-5, 9]], [[0, 8], [7, -6], [-3, 0.5f]]],
            [[[10, -2], [6, -1], [11, 5]], [[12, 13], [-8, 1.5f], [2, 14]]],
        ];
        return base.Diagnose(answer) ?? new PoolingSteps<Func<Tensor, Tensor>>(
            Reference.Value,
            "images",
            ("one map", map, (function, images) => function(images)),
            ("two maps", channels, (function, images) => function(images)),
            ("three images", batch, (function, images) => function(images)),
            ("maps that are higher than wide", high, (function, images) => function(images)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Which two of the axes N, C, H, W belong to a single map? Those two are to go.",
        "`images.Reshape(N, C, -1)` lays each map out in one row. Or drop one axis after the other, and mind that the later ones move up.",
        "`images.Reshape(images.Shape[0], images.Shape[1], -1).Mean(2)`; `images.Mean(3).Mean(2)` does it too.",
    ];

    public override string Explanation =>
        "One number is left for each map, whatever the size of the image, and so a classifier behind it takes images of any size, and " +
            "needs C·K weights instead of C·H·W·K. The classes are not lost: they lie in the channels, which are not mixed. Only the " +
            "places are given up. Network in Network, GoogLeNet and ResNet end in this way, and lesson 9 reads from the maps before it " +
            "where in the photo a class was seen.";

    private static Case Of(Generator random, Shape shape) => new((random.Integers(shape, -60, 100) * 0.25f) + 0.125f);

    private static Tensor Averages(Tensor images) => images.AdaptiveAvgPool2d(1, 1).Reshape(images.Shape[0], images.Shape[1]);

    /// <summary>The factors by which an answer multiplies the sums of maps of 2, 12 and 10 pixels; 0 where it does something
    /// else.</summary>
    private static float[] Factors(Func<Tensor, Tensor> answer) =>
    [
        .. from shape in new Shape[] { [1, 2, 1, 2], [2, 1, 3, 4], [2, 3, 5, 2] }
           let images = Tensor.FromIndex(shape, at => 1 + at[0] + (2 * at[1]) + (at[2] * at[3]))
           let factors = (answer(images.Detach()) / (Averages(images) * Pixels(images))).ToArray()
           select factors.All(factor => IsNear(factor, factors[0])) ? factors[0] : 0,
    ];

    /// <summary>Each mean on top of all before it.</summary>
    private static Tensor Running(Tensor means)
    {
        var total = 0f;
        return Tensor.From([.. means.Shape], [.. means.ToArray().Select(mean => total += mean)]);
    }

    private static bool IsNear(float received, float expected) => Math.Abs(received - expected) < 1e-4f;

    private static int Pixels(Tensor images) => images.Shape[2] * images.Shape[3];
}
