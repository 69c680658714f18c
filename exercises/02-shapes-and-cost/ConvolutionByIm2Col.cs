namespace CourseKit.Exercises.ShapesAndCost;

public sealed class ConvolutionByIm2Col() : FunctionExercise<Func<Tensor, Tensor, Tensor, int, int, Tensor>>(
    "02-shapes-and-cost/convolution-by-im2col", "A convolution as one matrix product")
{
    private const string AlongTheWrongAxis = "A bias of shape [F] runs along the last axis, so that it is taken for a number for each " +
        "column. It should run along the first. Which shape does it need for that?";

    private const string MatrixProduct = "The windows are there as columns: which matrix, times these, gives the maps?";

    public override string Question =>
        """
        Compute a convolution by **one** matrix product: an image of shape [C, H, W], weights of shape [F, C, f, f], a bias of shape [F],
        a stride of s, and p zeros at each edge. The result has shape [F, H', W'].

        Take your `im2Col` of the exercise before, or the library's `Unfold`, which wants a batch: `image.Unsqueeze(0)` has shape
        [1, C, H, W], and its `Unfold(new Window2d(f, s, p))` has shape [1, C·f·f, H'·W']. `a.MatMul(b)` is the product; `Reshape` keeps
        the numbers in their order. `Conv2d` and `CrossCorrelate` are not for this exercise.

        For the image `[[[1, 2, 3], [4, 5, 6]]]`, the weights `[[[[1, 0], [0, -1]]]]`, the bias `[0.5]`, s = 1, p = 0 the product is that
        of `[[1, 0, 0, -1]]` and the windows `[[1, 2], [2, 3], [4, 5], [5, 6]]`: `[[-4, -4]]`. With the bias, the result is
        `[[[-3.5, -3.5]]]`.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor, int, int, Tensor>> Reference { get; } = Write((image, weights, bias, s, p) =>
    {
        var (filters, f) = (weights.Shape[0], weights.Shape[2]);
        var (rows, columns) = ((image.Shape[1] + 2 * p - f) / s + 1, (image.Shape[2] + 2 * p - f) / s + 1);
        var windows = image.Unsqueeze(0).Unfold(new Window2d(f, s, p)).Reshape(-1, rows * columns);
        var product = weights.Reshape(filters, -1).MatMul(windows);
        return (product + bias.Reshape(filters, 1)).Reshape(filters, rows, columns);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.Conv2d), MatrixProduct),
        new(nameof(Tensor.CrossCorrelate), MatrixProduct),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, [1, 2, 4], [2, 1, 2, 2], 1, 0),
        Of(random, [2, 3, 4], [3, 2, 2, 2], 1, 0),
        Of(random, [2, 3, 2], [2, 2, 1, 1], 1, 0),
        Of(random, [1, 4, 5], [2, 1, 3, 3], 2, 1),
        Of(random, [3, 2, 4], [1, 3, 2, 2], 1, 0),
        Of(random, [2, 4, 6], [3, 2, 2, 2], 3, 1),
        .. Enumerable.Range(0, 2).Select(_ => (Channels: random.Integer(2, 4), F: random.Integer(2, 4)) is var (channels, f)
            ? Of(random, [channels, random.Integer(3, 5), random.Integer(5, 7)], [random.Integer(2, 5), channels, f, f], 2, 1) : null!),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor, int, int, Tensor>>> Mistakes { get; } =
    [
        new("the bias forgotten", (image, weights, bias, s, p) => Convolution(image, weights, null, s, p),
            "These are the products. What does each filter add to all values of its map?"),
        new("the first bias for all", (image, weights, bias, s, p) => Convolution(image, weights, null, s, p) + bias[..1].Sum(),
            "Map 0 is right, and the others get its bias too. How many biases are there?"),
        new("all biases added to each map", (image, weights, bias, s, p) => Convolution(image, weights, null, s, p) + bias.Sum(),
            "Each map gets the sum of all biases. Which one is its own?"),
        new("the bias once for each channel", (image, weights, bias, s, p) =>
                Convolution(image, weights, bias * image.Shape[0], s, p),
            "Your bias is added for each channel of the image. The channels are added up first: how often does the bias come after that?"),
        new("the bias subtracted", (image, weights, bias, s, p) => Convolution(image, weights, -bias, s, p),
            "Is the bias added or subtracted?"),
        new("the bias along the rows of the product", (image, weights, bias, s, p) =>
                Convolution(image, weights, null, s, p) is var maps && maps.Reshape(maps.Shape[0], -1) + bias is var sum
                    ? sum.Reshape([.. maps.Shape]) : maps, AlongTheWrongAxis),
        new("the bias along the rows of the maps", (image, weights, bias, s, p) => Convolution(image, weights, null, s, p) + bias,
            AlongTheWrongAxis),
        new("the product the other way round", (image, weights, bias, s, p) => Convolution(image, weights, bias, s, p) is var right
                ? right.Reshape(right.Shape[0], -1).Transpose().Reshape(right.Shape[0], right.Shape[1], right.Shape[2]) : right,
            "Windows times filters gives [H'·W', F], a row for each output. `Reshape` does not move a number: which of the two stands " +
                "left?"),
        new("rows and columns of the result exchanged", (image, weights, bias, s, p) => Convolution(image, weights, bias, s, p) is var right
                ? right.Reshape(right.Shape[0], right.Shape[2], right.Shape[1]) : right,
            "The numbers are right, and your maps are W' high and H' wide. Which comes first in [F, H', W']?"),
        new("the maps left as rows", (image, weights, bias, s, p) => Convolution(image, weights, bias, s, p) is var right
                ? right.Reshape(right.Shape[0], -1) : right,
            "The numbers are right. Each row is a map that was laid out in one line: what shape does it get back?"),
        new("the batch left in front", (image, weights, bias, s, p) => Convolution(image, weights, bias, s, p).Unsqueeze(0),
            "The numbers are right, and in front of them stands the axis of a batch. Which shape is asked for?"),
        new("filters last", (image, weights, bias, s, p) => Convolution(image, weights, bias, s, p).Permute(1, 2, 0),
            "The numbers are right, and your filters are the last axis. Which one should they be?"),
        new("the filters cut up wrongly", (image, weights, bias, s, p) =>
                Convolution(image, weights.Reshape(-1, weights.Shape[0]).Transpose().Reshape([.. weights.Shape]), bias, s, p),
            "`Reshape(-1, F)` cuts the row of numbers every F of them, and `Transpose` does not mend that. How many numbers has one " +
                "filter, one after another?"),
        new("the filters turned by 180°", (image, weights, bias, s, p) => Convolution(image, weights.Flip(2, 3), bias, s, p),
            "Your filters are flipped. In a network a convolution is a cross-correlation: which weight meets the first pixel of a window?"),
        new("rows and columns of the filters exchanged", (image, weights, bias, s, p) =>
                Convolution(image, weights.Permute(0, 1, 3, 2), bias, s, p),
            "Your filters and your windows are not listed in the same order. Does one of them go column by column?"),
        new("the channels in reverse order", (image, weights, bias, s, p) => Convolution(image, weights.Flip(1), bias, s, p),
            "Your filters and your windows do not list the channels in the same order. With which does each begin?"),
        new("the channels listed last", (image, weights, bias, s, p) => Convolution(
                image, weights.Permute(0, 2, 3, 1).Reshape([.. weights.Shape]), bias, s, p),
            "Your filters list all channels of a pixel before the next pixel. In which order do the columns of im2col list a window?"),
        new("the first channel only", (image, weights, bias, s, p) => Convolution(image[..1], weights[.., ..1], bias, s, p),
            "Only the first channel of image and filters takes part. How long is a column that lists all C channels?"),
        new("the padding forgotten", (image, weights, bias, s, p) => Convolution(image, weights, bias, s, 0),
            "Where p is 1 the first window begins above the image and to the left of it. Which of your lines knows p?"),
        new("the stride forgotten", (image, weights, bias, s, p) => Convolution(image, weights, bias, 1, p),
            "Your windows move by one pixel each time. Which of your lines knows s?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor, int, int, Tensor> answer)
    {
        Tensor small = [[[1.5f, 2, 3]]], two = [[[1.5f, 2, 3]], [[10, 20, 30]]], large = [[[1.5f, 2, 3, 4], [5, 6, 7, 8]]];
        Tensor one = [[[[2]]]], twoFilters = [[[[2]]], [[[-1]]]], deep = [[[[2], [0.5f]]]], wide = [[[[1, 10], [100, 1000]]]];
        return base.Diagnose(answer) ?? new Steps<Func<Tensor, Tensor, Tensor, int, int, Tensor>>(
            Reference.Value,
            ("a filter of one weight, 2, on the image `[[[1.5, 2, 3]]]`, bias " +
                "0", function => function(small.Detach(), one.Detach(), [0], 1, 0)),
            ("that filter on `[[[1.5, 2, 3]]]` and a bias of 5", function => function(small.Detach(), one.Detach(), [5], 1, 0)),
            ("two filters, of the weights 2 and −1, biases 5 and 7, on `[[[1.5, 2, 3]]]`",
                function => function(small.Detach(), twoFilters.Detach(), [5, 7], 1, 0)),
            ("one filter with the weights 2 and 0.5 on the channels `[[1.5, 2, 3]]` and `[[10, 20, 30]]`, bias 0",
                function => function(two.Detach(), deep.Reshape(1, 2, 1, 1), [0], 1, 0)),
            ("the filter `[[1, 10], [100, 1000]]` on `[[1.5, 2, 3, 4], [5, 6, 7, 8]]`, bias 0",
                function => function(large.Detach(), wide.Detach(), [0], 1, 0)),
            ("that filter of 2×2 and a stride of 2", function => function(large.Detach(), wide.Detach(), [0], 2, 0)),
            ("that filter of 2×2, a stride of 1 and a padding of 1", function => function(large.Detach(), wide.Detach(), [0], 1, 1)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "What shapes must the two matrices have so that their product is [F, H'·W']? One of them is im2col's.",
        "`weights.Reshape(F, C * f * f)` writes each filter as a row, in the order in which im2col lists a window.",
        "`(weights.Reshape(F, -1).MatMul(windows) + bias.Reshape(F, 1)).Reshape(F, rows, columns)`, where `windows` is im2col's matrix.",
    ];

    public override string Explanation =>
        "F rows of C·f·f weights times H'·W' columns: the product's size F·C·f·f·H'·W' is the layer's number of multiply-accumulates. " +
            "The bias has shape [F, 1] so that it spreads along the columns. Libraries choose among this, direct loops and other ways, " +
            "by size.";

    private static Case Of(Generator random, Shape image, Shape weights, int s, int p) =>
        new(Quarters(random, image), Quarters(random, weights), Quarters(random, [weights[0]]) + 0.125f, s, p);

    private static Tensor Quarters(Generator random, Shape shape) => random.Integers(shape, -12, 13) * 0.25f;

    private static Tensor Convolution(Tensor image, Tensor weights, Tensor? bias, int s, int p) =>
        image.Unsqueeze(0).Conv2d(weights, bias, new Window2d(weights.Shape[2], s, p)) is var maps
            ? maps.Reshape(maps.Shape[1], maps.Shape[2], maps.Shape[3]) : maps;
}
