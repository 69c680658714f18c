namespace CourseKit.Exercises.EfficientArchitectures;

public sealed class SqueezeAndExcitation()
    : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>("08-efficient-architectures/squeeze-and-excitation", "Squeeze and excitation")
{
    private const string SumsByHand = "What are the two dense layers, and what is done with the numbers that they give?";

    public override string Question =>
        """
        Write a block of squeeze and excitation. `maps` has the shape [N, C, H, W]. **Squeeze:** each map of each image gives one number,
        its mean. **Excite:** a dense layer with the weights `first`, of shape [S, C], a ReLU, a dense layer with the weights `second`,
        of shape [C, S], and a sigmoid: C numbers from 0 to 1 for each image. There are no biases. **Recalibrate:** each map is
        multiplied by its number. The result has the shape of `maps`.

        For one image with two maps of 1×2 pixels, `[[[[1, 3]], [[-2, 6]]]]`, and the weights `[[0.5, 0.5]]` and `[[1], [-1]]`, the means
        are 2 and 2, the hidden number is 2, the dense layer gives 2 and −2, and the sigmoid 0.8808 and 0.1192. So the result is
        `[[[[0.8808, 2.6424]], [[-0.2384, 0.7152]]]]`.

        `Mean(axis)`, `MatMul`, `Transpose`, `Relu`, `Sigmoid`, `Reshape` and `*` are enough. In a product, axes of size 1 stretch to
        those of the other tensor. The library's `SqueezeExcitation` is not for this exercise.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor, Tensor>> Reference { get; } = Write((maps, first, second) =>
    {
        var means = maps.Mean(3).Mean(2);
        var hidden = means.MatMul(first.Transpose()).Relu();
        var scales = hidden.MatMul(second.Transpose()).Sigmoid();
        return maps * scales.Reshape(maps.Shape[0], maps.Shape[1], 1, 1);
    });

    /// <summary>The question's own.</summary>
    private static Case Example
    {
        get
        {
            Tensor maps = [[[[1, 3]], [[-2, 6]]]], first = [[0.5f, 0.5f]], second = [[1], [-1]];
            return new Case(maps, first, second);
        }
    }

    /// <summary>A case whose hidden number lies far above 6.</summary>
    private static Case Large
    {
        get
        {
            Tensor maps = [[[[20, 30.5f]], [[-10, 14]]]], first = [[0.5f, 0.25f]], second = [[0.125f], [-0.25f]];
            return new Case(maps, first, second);
        }
    }

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
        [new(nameof(Networks.Blocks.SqueezeExcitation), SumsByHand), new(nameof(Networks.Layers.AdaptiveAvgPool2d),
            "A mean over two axes does it as well.", Fails: false)];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Example,
        Large,
        Of(random, [1, 3, 2, 4], 2),
        Of(random, [2, 4, 3, 2], 3),
        Of(random, [3, 5, 1, 4], 2),
        Of(random, [2, 6, 4, 3], 1),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(2, 4), random.Integer(4, 7), random.Integer(2, 4), random.Integer(5, 7)], random.Integer(2, 4))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("no ReLU", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second, bend: x => x).Sigmoid()),
            "Without anything between them, two dense layers are one. What stands between the two here?"),
        new("the weights exchanged",
            (maps, first, second) => Weighed(maps, Logits(Means(maps), second.Transpose(), first.Transpose()).Sigmoid()),
            "You use `second` in front of the ReLU and `first` behind it. Which of the two is due first?"),
        new("a sigmoid in the place of the ReLU",
            (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second, bend: x => x.Sigmoid()).Sigmoid()),
            "The sigmoid belongs at the end. What stands between the two dense layers?"),
        new("ReLU6",
            (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second, bend: x => x.Relu6()).Sigmoid()),
            "Your hidden numbers are cut off at 6. Which activation leaves what is above 0 as it is?"),
        new("no sigmoid", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second)),
            "Your factors are any numbers. What makes numbers from 0 to 1 of them?"),
        new("a ReLU in the place of the sigmoid", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Relu()),
            "Your factors are 0 or larger, without an upper bound. What makes numbers from 0 to 1 of them?"),
        new("softmax", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Softmax(1)),
            "Your factors add up to 1, so the maps compete: to raise one is to lower the others. May several maps matter at once?"),
        new("softmax over the images", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Softmax(0)),
            "Your factors of a map add up to 1 over the images of the batch. What has one image to do with the others?"),
        new("a ReLU in front of the sigmoid", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Relu().Sigmoid()),
            "No factor of yours is below 1/2: the sigmoid gets no negative numbers. How could a map be turned down?"),
        new("the factors alone", (maps, first, second) => Logits(Means(maps), first, second).Sigmoid(),
            "Those are the factors, one for each map. What is done with them?"),
        new("the factors alone, as maps",
            (maps, first, second) => Weighed(Tensor.Ones(maps.Shape), Logits(Means(maps), first, second).Sigmoid()),
            "Each map holds its factor at every pixel. What is done with the factors?"),
        new("the means weighed", (maps, first, second) => Means(maps) * Logits(Means(maps), first, second).Sigmoid(),
            "You multiply the means. What is to be recalibrated: the means, or the maps that they come from?"),
        new("the means weighed, as maps", (maps, first, second) =>
                (Means(maps) * Logits(Means(maps), first, second).Sigmoid()).Reshape(maps.Shape[0], maps.Shape[1], 1, 1)
                    .Expand(maps.Shape),
            "You multiply the means. What is to be recalibrated: the means, or the maps that they come from?"),
        new("the sigmoid of the weighed maps", (maps, first, second) =>
                (maps * Logits(Means(maps), first, second).Reshape(maps.Shape[0], maps.Shape[1], 1, 1)).Sigmoid(),
            "The sigmoid is the last step in your code, so that the result lies between 0 and 1. On which numbers does it belong?"),
        new("added", (maps, first, second) =>
                maps + Logits(Means(maps), first, second).Sigmoid().Reshape(maps.Shape[0], maps.Shape[1], 1, 1),
            "You add the factors. What does a factor of 0 do to a map?"),
        new("the maps added as well", (maps, first, second) => maps + Weighed(maps, Logits(Means(maps), first, second).Sigmoid()),
            "You add the maps to the weighed ones, as in a residual unit. Here the result is the weighed maps alone."),
        new("each pixel on its own", (maps, first, second) => PixelByPixel(maps, first, second),
            "You skip the squeeze: each pixel gets factors by its own numbers. How many factors has a map in this exercise, and which " +
                "number of the map does the first dense layer see?"),
        new("a factor for each pixel", (maps, first, second) => maps * maps.Mean(1, keepAxis: true).Sigmoid(),
            "Your factors differ from pixel to pixel, and are the same for all maps. What gets a factor here: a pixel, or a map?"),
        new("a factor for each row", (maps, first, second) => maps * maps.Mean(3, keepAxis: true).Sigmoid(),
            "Your factors differ from row to row. Which axes are averaged before the first dense layer?"),
        new("the largest number", (maps, first, second) =>
                Weighed(maps, Logits(maps.Max(3).Max(2), first, second).Sigmoid()),
            "You squeeze a map to its largest number. Which number of a map is asked for?"),
        new("the sum", (maps, first, second) => Weighed(maps, Logits(maps.Sum(3).Sum(2), first, second).Sigmoid()),
            "You squeeze a map to its sum. By how many numbers is a mean divided?"),
        new("divided by the height", (maps, first, second) => Weighed(maps, Logits(maps.Sum(3).Mean(2), first, second).Sigmoid()),
            "The sums of the maps are divided by H. A map of H rows and W columns has how many pixels?"),
        new("divided by the width", (maps, first, second) => Weighed(maps, Logits(maps.Mean(3).Sum(2), first, second).Sigmoid()),
            "The sums of the maps are divided by W. A map of H rows and W columns has how many pixels?"),
        new("divided by the number of maps as well", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps) / maps.Shape[1], first, second).Sigmoid()),
            "The sums of the maps are divided by C·H·W. Of how many numbers is the mean of **one** map?"),
        new("one mean of all maps", (maps, first, second) => Weighed(maps,
                Logits(Means(maps).Mean(1, keepAxis: true).Expand([maps.Shape[0], maps.Shape[1]]), first, second).Sigmoid()),
            "All maps of an image get the same mean: you average over the maps as well. How many numbers does the squeeze give for C " +
                "maps?"),
        new("one mean of everything", (maps, first, second) => Weighed(maps,
                Logits(Means(maps).Mean().Reshape(1, 1).Expand([maps.Shape[0], maps.Shape[1]]), first, second).Sigmoid()),
            "You average over images and maps as well, so there is one number in all. How many does the squeeze give for N images of C " +
                "maps?"),
        new("the ReLU behind the second dense layer", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps), first, second, bend: x => x).Relu().Sigmoid()),
            "Your ReLU stands behind the second dense layer, so no factor is below 1/2. Between which two does it belong?"),
        new("the means over the batch", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps).Mean(0, keepAxis: true).Expand([maps.Shape[0], maps.Shape[1]]), first, second).Sigmoid()),
            "All images get the same factors: you average over the batch as well. What has one image to do with the others?"),
        new("the factors of the first image", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps[..1]), first, second).Sigmoid().Expand([maps.Shape[0], maps.Shape[1]])),
            "All images get the factors of image 0. Each image has means of its own."),
        new("one factor for all maps", (maps, first, second) => maps * Logits(Means(maps), first, second).Sigmoid()
                .Mean(1, keepAxis: true).Reshape(maps.Shape[0], 1, 1, 1),
            "All maps of an image get the same factor. How many numbers does the second dense layer give?"),
        new("the second weights left out", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps), first, Tensor.Zeros(second.Shape)).Sigmoid()),
            "All your factors are 1/2, whatever the weights are. What does the sigmoid get?"),
        new("the first weights turned by Reshape", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps), first.Reshape([.. first.Shape.Reverse()]).Transpose(), second).Sigmoid()),
            "Your first weights got the shape [C, S] by `Reshape`, which leaves the numbers in their row. How do two axes change places?"),
        new("the second weights turned by Reshape", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps), first, second.Reshape([.. second.Shape.Reverse()]).Transpose()).Sigmoid()),
            "Your second weights got the shape [S, C] by `Reshape`, which leaves the numbers in their row. How do two axes change places?"),
        new("both weights turned by Reshape", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps), first.Reshape([.. first.Shape.Reverse()]).Transpose(),
                    second.Reshape([.. second.Shape.Reverse()]).Transpose()).Sigmoid()),
            "Your weights are turned by `Reshape`, which leaves the numbers in their row. How do two axes change places?"),
        new("a ReLU at the end", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Sigmoid()).Relu(),
            "The weighed maps go through a ReLU in your code. May a result be negative?"),
        new("tanh", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Tanh()),
            "Your factors may be negative. Which function gives numbers from 0 to 1?"),
        new("the sign of the exponent", (maps, first, second) => Weighed(maps, (-Logits(Means(maps), first, second)).Sigmoid()),
            "Your factors and the right ones add up to 1. Which sign has z in σ(z) = 1/(1 + e⁻ᶻ), and is anything taken from 1?"),
        new("a ReLU on each product", (maps, first, second) => Weighed(maps,
                (Means(maps).Unsqueeze(1) * first).Relu().Sum(2).MatMul(second.Transpose()).Sigmoid()),
            "Your ReLU cuts off each product, and then they are added up. What does the ReLU get: the products, or their sum?"),
        new("a ReLU on each partial sum", (maps, first, second) => Weighed(maps,
                PartialSums(Means(maps), first).MatMul(second.Transpose()).Sigmoid()),
            "Your ReLU cuts off the sum after each product, and the next product is added to what is left of it. What does the ReLU get: " +
                "a sum that is still growing, or the whole one?"),
        new("a ReLU on the first weights", (maps, first, second) =>
                Weighed(maps, Logits(Means(maps), first.Relu(), second, bend: x => x).Sigmoid()),
            "Your ReLU cuts off the weights of the first dense layer, and what that layer gives stays as it is. What does the ReLU get?"),
        new("the last map left out", (maps, first, second) => Weighed(maps,
                Logits(Means(maps)[.., ..^1], first[.., ..^1], second).Sigmoid()),
            "Your hidden numbers are the same whatever the last map holds. How many products does one hidden number add up?"),
        new("the factors in reverse", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Sigmoid().Flip(1)),
            "Your factors are right, in reverse order: the first map gets that of the last one. Which row of `second` belongs to map 0?"),
        new("scaled to a mean of 1", (maps, first, second) => Weighed(maps, Logits(Means(maps), first, second).Sigmoid() * 2),
            "Your factors are twice as large as asked for. From which number to which do they go?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor, Tensor> answer)
    {
        Tensor one = [[[[1, 2, -6], [3, 4, 5]]]], two = [[[[1, 3]], [[-2, 6.5f]]]],
            batch = [[[[1, 3]], [[-2, 6]]], [[[4, -1]], [[0.5f, 2]]]];
        Tensor first = [[0.5f, 0.25f]], second = [[1], [-1]], wide = [[0.5f, 0.25f], [-0.5f, 1], [0.25f, -1]],
            back = [[1, -1, 0.5f], [-1, 2, 1]];
        return RecalibrationProbe.Objection(Reference.Value, answer) ?? PixelFactors(answer) ?? base.Diagnose(answer)
            ?? ExcitationProbe.Objection(answer) ?? new Steps<Func<Tensor, Tensor, Tensor, Tensor>>(
            Reference.Value,
            ("one map, `[[[[1, 2, -6], [3, 4, 5]]]]`, and all weights 0, so that the factor is σ(0) = 1/2",
                function => function(one.Detach(), [[0]], [[0]])),
            ("one map, `[[[[1, 2, -6], [3, 4, 5]]]]`, whose mean is 1.5, and the weights `[[1]]` and `[[2]]`",
                function => function(one.Detach(), [[1]], [[2]])),
            ("the same map and the weights `[[-1]]` and `[[2]]`, so that the ReLU gives 0",
                function => function(one.Detach(), [[-1]], [[2]])),
            ("two maps, `[[[[1, 3]], [[-2, 6.5]]]]`, and the weights `[[0.5, 0.25]]` and `[[1], [-1]]`",
                function => function(two.Detach(), first.Detach(), second.Detach())),
            ("two maps, `[[[[1, 3]], [[-2, 6.5]]]]`, and three hidden numbers",
                function => function(two.Detach(), wide.Detach(), back.Detach())),
            ("two images", function => function(batch.Detach(), wide.Detach(), back.Detach())))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Three steps, and each changes the shape: [N, C, H, W] to [N, C], through [N, S] and back to [N, C], and then onto the maps.",
        "A dense layer with weights [S, C] on rows of C numbers is `rows.MatMul(weights.Transpose())`. `maps.Mean(3).Mean(2)` is the " +
            "mean of each map.",
        "The factors of shape [N, C] become [N, C, 1, 1] by `Reshape`, and then `maps * factors` multiplies each pixel of a map by the " +
            "factor of the map.",
    ];

    public override string Explanation =>
        "The block sees what is in the whole image, and nothing of where: a channel that finds eyes may raise the one that finds mouths, " +
            "wherever they are. It costs 2·C·C/r weights where it squeezes to 1/r, and next to no multiply-accumulates, since it works " +
            "on one number for each map. The paper took r = 16. At the start of a training the factors lie near 1/2.";

    private static Case Of(Generator random, Shape maps, int hidden) => new(
        (random.Integers(maps, -40, 60) * 0.05f) + 0.125f,
        random.Normal([hidden, maps[1]]),
        random.Normal([maps[1], hidden], deviation: 1.5));

    private static Tensor Means(Tensor maps) => maps.Mean(3).Mean(2);

    private static Tensor Logits(Tensor means, Tensor first, Tensor second, Func<Tensor, Tensor>? bend = null) =>
        (bend ?? (x => x.Relu()))(means.MatMul(first.Transpose())).MatMul(second.Transpose());

    private static Tensor Weighed(Tensor maps, Tensor scales) => maps * scales.Reshape(maps.Shape[0], maps.Shape[1], 1, 1);

    /// <summary>Hidden numbers of sums that are cut off at 0 after each product.</summary>
    private static Tensor PartialSums(Tensor means, Tensor weights) => Enumerable.Range(0, weights.Shape[1]).Aggregate(
        Tensor.Zeros([means.Shape[0], weights.Shape[0]]),
        (sums, map) => (sums + means[.., map..(map + 1)].MatMul(weights[.., map..(map + 1)].Transpose())).Relu());

    /// <summary>The block without its squeeze: dense layers at each pixel.</summary>
    private static Tensor PixelByPixel(Tensor maps, Tensor first, Tensor second) =>
        maps * Logits(maps.Permute(0, 2, 3, 1), first, second).Sigmoid().Permute(0, 3, 1, 2);

    /// <summary>Returns an objection to factors that differ within a map, read off maps without zeros; null where they do not.</summary>
    private static string? PixelFactors(Func<Tensor, Tensor, Tensor, Tensor> answer)
    {
        Tensor maps = [[[[1, 3, -2], [4, 0.5f, 2]], [[-2, 6.5f, 1], [5, -1, 3]]]];
        var result = answer(maps.Detach(), [[0.5f, 0.25f]], [[1], [-1]]);
        if (result.Shape != maps.Shape)
        {
            return null;
        }

        if (Enumerable.Range(0, 2).All(map => IsCut(maps.Reshape(2, 6).Select(0, map), result.Reshape(2, 6).Select(0, map))))
        {
            return "Within a map, pixels above 0 are multiplied by one factor, and where a pixel is below 0 your result is 0. Does your " +
                "code cut off the maps before it weighs them, or what comes out?";
        }

        var lines = Enumerable.Range(0, 2)
            .Select(map => Line(maps.Reshape(2, 6).Select(0, map), result.Reshape(2, 6).Select(0, map))).ToList();
        return lines.Any(line => line is null)
            ? "Result and map, divided by each other pixel by pixel, give different numbers within one map. Each map has one factor " +
                "for all of its pixels: which axes are gone when the factors are computed?"
            : lines.FirstOrDefault(line => Math.Abs(line!.Value.Offset) > 1e-3f) is { } moved ? FormattableString.Invariant(
                $"Within a map, your result is the map times a factor, and then {moved.Offset:0.###} is added to all pixels. A pixel of ") +
                "0 stays 0 here: what do you add to the maps, or take off?"
            : null;
    }

    /// <summary>Returns whether a result is a map times a factor where that is above 0, and 0 where it is below.</summary>
    private static bool IsCut(Tensor map, Tensor result) =>
        result[1] / map[1] is > 0 and var factor && ((map.Relu() * factor) - result).Abs().Max().Item() < 1e-3f;

    /// <summary>The factor and the number added by which a result comes of a map; null where it comes of it in no such way.</summary>
    private static (float Factor, float Offset)? Line(Tensor map, Tensor result)
    {
        var factor = (result[1] - result[0]) / (map[1] - map[0]);
        var offset = result[0] - (factor * map[0]);
        return ((map * factor) + offset - result).Abs().Max().Item() < 1e-3f ? (factor, offset) : null;
    }
}
