namespace CourseKit.Exercises.ShapesAndCost;

public sealed class OneByOneAsDense()
    : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>("02-shapes-and-cost/one-by-one-as-dense", "A 1×1 convolution as a dense layer")
{
    private const string AlongTheWrongAxis = "A bias of shape [F] runs along the last axis, so that it is taken for a number for each " +
        "column. It should run along the first. Which shape does it need for that?";

    private const string MatrixProduct = "Which matrix, times one pixel's C channels, gives its F values?";

    public override string Question =>
        """
        A convolution with 1×1 windows is a dense layer that every pixel goes through on its own: its C channels are the inputs, F values
        come out. Write it without a convolution, as a matrix product and reshapes: an image of shape [C, H, W], weights of shape [F, C]
        and a bias of shape [F] give maps of shape [F, H, W].

        For the image `[[[1, 2]], [[3, 4]]]` (two channels of 1×2 pixels), the weights `[[10, 1]]` and the bias `[0.5]`, pixel 0 gives
        10·1 + 1·3 + 0.5 = 13.5, and the result is `[[[13.5, 24.5]]]`. `MatMul`, `Reshape`, `Permute`, `Transpose` and `+` are enough;
        `Reshape` keeps the numbers in their order, and does not exchange axes. A bias of shape [F, 1] is added to each column of a
        matrix with F rows.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor, Tensor>> Reference { get; } = Write((image, weights, bias) =>
    {
        var (filters, channels) = (weights.Shape[0], weights.Shape[1]);
        var pixels = image.Reshape(channels, -1);
        var maps = weights.MatMul(pixels) + bias.Reshape(filters, 1);
        return maps.Reshape(filters, image.Shape[1], image.Shape[2]);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.Conv2d), MatrixProduct),
        new(nameof(Tensor.CrossCorrelate), MatrixProduct),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, 2, 1, 3, 2),
        Of(random, 3, 2, 3, 2),
        Of(random, 3, 2, 4, 3),
        Of(random, 1, 2, 3, 4),
        Of(random, 4, 3, 2, 1),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, random.Integer(2, 5), random.Integer(2, 4), random.Integer(4, 6), random.Integer(2, 5))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("the bias forgotten", (image, weights, bias) => Maps(image, weights, Tensor.Zeros(bias.Shape)),
            "These are the products. What does each filter add to all values of its map?"),
        new("the first bias for all", (image, weights, bias) => Maps(image, weights, Tensor.Zeros(bias.Shape) + bias[..1].Sum()),
            "Map 0 is right, and the others get its bias too. How many biases are there?"),
        new("all biases added to each map", (image, weights, bias) => Maps(image, weights, Tensor.Zeros(bias.Shape) + bias.Sum()),
            "Each map gets the sum of all biases. Which one is its own?"),
        new("the bias along the rows of the product", (image, weights, bias) =>
                (weights.MatMul(image.Reshape(image.Shape[0], -1)) + bias).Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]),
            AlongTheWrongAxis),
        new("the bias along the rows of the maps", (image, weights, bias) => Maps(image, weights, Tensor.Zeros(bias.Shape)) + bias,
            AlongTheWrongAxis),
        new("pixels as rows by Reshape", (image, weights, bias) => Cut(image, weights, bias),
            "`Reshape(H·W, C)` of [C, H, W] cuts the row of numbers every C of them: the first row then holds the first pixels of " +
                "channel 0, not all channels of the first pixel. How do axes change places?"),
        new("the maps put together by Reshape", (image, weights, bias) => Maps(image, weights, bias) is var right
                ? right.Reshape(right.Shape[0], -1).Transpose().Reshape([.. right.Shape]) : right,
            "Your product has a row for each pixel, [H·W, F], and `Reshape` to [F, H, W] does not bring it in order. What has to happen " +
                "first?"),
        new("the weights turned by Reshape", (image, weights, bias) =>
                Maps(image, weights.Reshape([.. weights.Shape.Reverse()]).Transpose(), bias),
            "Your weights got the shape [C, F] by `Reshape`, which leaves the numbers in their row. How do two axes change places?"),
        new("filters last", (image, weights, bias) => Maps(image, weights, bias).Permute(1, 2, 0),
            "The numbers are right, in shape [H, W, F]. Which axis should the filters be?"),
        new("rows and columns exchanged", (image, weights, bias) => Maps(image, weights, bias) is var right
                ? right.Reshape(right.Shape[0], right.Shape[2], right.Shape[1]) : right,
            "The numbers are right, and your maps are W high and H wide. Which comes first in [F, H, W]?"),
        new("maps transposed", (image, weights, bias) => Maps(image, weights, bias).Permute(0, 2, 1),
            "Each of your maps is transposed. Which axes do you exchange, and do you exchange them back?"),
        new("the maps left as rows", (image, weights, bias) => Maps(image, weights, bias) is var right
                ? right.Reshape(right.Shape[0], -1) : right,
            "The numbers are right. Each row is a map that was laid out in one line: what shape does it get back?"),
        new("a batch in front", (image, weights, bias) => Maps(image, weights, bias).Unsqueeze(0),
            "The numbers are right, and in front of them stands the axis of a batch. Which shape is asked for?"),
        new("all channels weighted " +
            "alike", (image, weights, bias) => Maps(image, weights.Mean(1, keepAxis: true) + Tensor.Zeros(weights.Shape), bias),
            "Each channel has a weight of its own in each filter. Where does a mean or a sum over the channels come in before them?"),
        new("the first channel only", (image, weights, bias) => Maps(image[..1], weights[.., ..1], bias),
            "Only channel 0 takes part. How many inputs has the dense layer of a pixel?"),
        new("the mean over the channels", (image, weights, bias) => Maps(image, weights / image.Shape[0], bias),
            "Your products are divided by the number of channels. A dense layer adds them up."),
        new("the bias once for each channel", (image, weights, bias) => Maps(image, weights, bias * image.Shape[0]),
            "Your bias is added for each channel. How often does a dense layer add it?"),
        new("the channels in reverse order", (image, weights, bias) => Maps(image.Flip(0), weights, bias),
            "Which column of the weights belongs to channel 0?"),
        new("the bias subtracted", (image, weights, bias) => Maps(image, weights, -bias), "Is the bias added or subtracted?"),
        new("a dense layer over all pixels", (image, weights, bias) =>
                weights.MatMul(image.Reshape(image.Shape[0], -1)).Mean(1) + bias,
            "One value for each filter came out. A dense layer over all pixels does that, or a mean; here each pixel keeps its place, " +
                "and gets F values."),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor, Tensor> answer)
    {
        Tensor row = [[[1.5f, 2, 3]]], two = [[[1.5f, 2, 3]], [[10, 20, 30]]], high = [[[1.5f, 2, 3], [4, 5, 6]]];
        return base.Diagnose(answer) ?? new Steps<Func<Tensor, Tensor, Tensor, Tensor>>(
            Reference.Value,
            ("the image `[[[1.5, 2, 3]]]`, the weights `[[2]]` and the bias `[0]`", function => function(row.Detach(), [[2]], [0])),
            ("the image `[[[1.5, 2, 3]]]`, the weights `[[2]]` and the bias `[5]`",
                function => function(row.Detach(), [[2]], [5])),
            ("the image `[[[1.5, 2, 3]]]`, two filters, weights `[[2], [-1]]`, and biases `[5, 7]`",
                function => function(row.Detach(), [[2], [-1]], [5, 7])),
            ("the channels `[[1.5, 2, 3]]` and `[[10, 20, 30]]`, weights `[[2, 0.5]]` and bias `[0]`",
                function => function(two.Detach(), [[2, 0.5f]], [0])),
            ("the image `[[[1.5, 2, 3], [4, 5, 6]]]`, weights `[[2], [-1]]` and biases `[5, 7]`",
                function => function(high.Detach(), [[2], [-1]], [5, 7])),
            ("the channels `[[1.5, 2, 3]]` and `[[10, 20, 30]]`, weights `[[2, 0.5], [1, -1]]` and biases `[5, 7]`",
                function => function(two.Detach(), [[2, 0.5f], [1, -1]], [5, 7])))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Write the image as a matrix with a column for each pixel. Which shape has it, and is `Reshape` enough to get it from [C, H, W]?",
        "weights [F, C] · pixels [C, H·W] is [F, H·W]: a row for each map. The bias has to spread along the rows: `Reshape(F, 1)`.",
        "`(weights.MatMul(image.Reshape(C, -1)) + bias.Reshape(F, 1)).Reshape(F, H, W)`.",
    ];

    public override string Explanation =>
        "The same F·C weights serve every pixel, whatever the size of the image, which a dense layer over all pixels could not do: that " +
            "one would have F·H·W·C·H·W of them. With 1×1 windows im2col copies nothing, so this is the cheapest convolution there is. " +
            "It mixes channels, and a ReLU behind it makes it a small network that runs at each pixel.";

    private static Case Of(Generator random, int channels, int height, int width, int filters) => new(
        random.Integers([channels, height, width], -20, 21) * 0.25f,
        random.Integers([filters, channels], -12, 13) * 0.25f,
        (random.Integers([filters], -12, 13) * 0.25f) + 0.125f);

    private static Tensor Maps(Tensor image, Tensor weights, Tensor bias) =>
        image.Unsqueeze(0).Conv2d(weights.Reshape(weights.Shape[0], weights.Shape[1], 1, 1), bias) is var maps
            ? maps.Reshape(maps.Shape[1], maps.Shape[2], maps.Shape[3]) : maps;

    /// <summary>Pixels cut from the row of all numbers, C at a time.</summary>
    private static Tensor Cut(Tensor image, Tensor weights, Tensor bias) =>
        (image.Reshape(-1, image.Shape[0]).MatMul(weights.Transpose()) + bias).Transpose()
            .Reshape(weights.Shape[0], image.Shape[1], image.Shape[2]);
}
