namespace CourseKit.Exercises.Convolution;

public sealed class ConvolutionalLayer() : FunctionExercise<Func<Tensor, Tensor, Tensor, int, Tensor>>(
    "01-convolution/convolutional-layer", "A convolutional layer")
{
    public override string Question =>
        """
        Write the formula above as a program: images of shape [N, C, H, W], weights of shape [F, C, f, f], biases of shape [F] and a
        stride for both axes give maps of shape [N, F, H', W'], without padding: H' = ⌊(H − f)/stride⌋ + 1 and W' = ⌊(W − f)/stride⌋ + 1.
        The value for image n, filter k, row i and column j is
        `biases[k]` plus the sum of `images[n, c, i * stride + u, j * stride + v] * weights[k, c, u, v]` over all c, u and v.

        For one image of two channels of 1×2 pixels, `[[[[1, 2]], [[3, 4]]]]`, two filters of 1×1, `[[[[10]], [[1]]], [[[0]], [[-1]]]]`,
        the biases `[0.5, 0]` and stride = 1, the first value is 0.5 + 10·1 + 1·3 = 13.5, and the result is
        `[[[[13.5, 24.5]], [[-3, -4]]]]`. Use loops, or slices such as `images[n..(n + 1), .., y..(y + f), x..(x + f)]`;
        `Conv2d` and `Unfold`, which do it all, are not for this exercise.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor, int, Tensor>> Reference { get; } = Write((images, weights, biases, stride) =>
    {
        var (filters, f) = (weights.Shape[0], weights.Shape[2]);
        var (rows, columns) = ((images.Shape[2] - f) / stride + 1, (images.Shape[3] - f) / stride + 1);
        var maps = Tensor.Zeros([images.Shape[0], filters, rows, columns]);
        for (var n = 0; n < images.Shape[0]; n++)
        {
            for (var k = 0; k < filters; k++)
            {
                for (var i = 0; i < rows; i++)
                {
                    for (var j = 0; j < columns; j++)
                    {
                        var (y, x) = (i * stride, j * stride);
                        var window = images[n..(n + 1), .., y..(y + f), x..(x + f)];  // [1, C, f, f]
                        maps[n, k, i, j] = biases[k] + (window * weights[k..(k + 1)]).Sum().Item();
                    }
                }
            }
        }

        return maps;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.Conv2d), "Write the sums yourself: over which three indices do they run?"),
        new(nameof(Tensor.Unfold), "Write the sums yourself: over which three indices do they run?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        With([[[[1, 2]], [[3, 4]]]], [[[[10]], [[1]]], [[[0]], [[-1]]]], [0.5f, 0], 1),
        Of(random, [1, 1, 3, 4], [1, 1, 2, 2], 1),
        Of(random, [2, 3, 2, 3], [2, 3, 2, 2], 1),
        Of(random, [1, 2, 4, 5], [3, 2, 2, 2], 2),
        Of(random, [1, 2, 3, 5], [2, 2, 3, 3], 1),
        Of(random, [3, 1, 2, 4], [2, 1, 1, 1], 3),
        .. Enumerable.Range(0, 2).Select(_ => (C: random.Integer(2, 4), F: random.Integer(2, 4)) is var (c, f)
            ? Of(random, [2, c, random.Integer(3, 5), random.Integer(4, 6)], [random.Integer(2, 4), c, f, f], random.Integer(1, 3))
            : null!),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor, int, Tensor>>> Mistakes { get; } =
    [
        new("the bias forgotten", (images, weights, biases, s) => images.Conv2d(weights, null, s),
            "These are the sums. What does each filter add to all values of its map?"),
        new("the first bias for all", (images, weights, biases, s) => images.Conv2d(weights, null, s) + biases[..1].Sum(),
            "Map 0 is right, and the others get its bias too. How many biases are there?"),
        new("the last bias for all", (images, weights, biases, s) => images.Conv2d(weights, null, s) + biases[^1..].Sum(),
            "The last map is right, and the others get its bias too. How many biases are there?"),
        new("all biases added to each map", (images, weights, biases, s) => images.Conv2d(weights, null, s) + biases.Sum(),
            "Each map gets the sum of all biases. Which one is its own?"),
        new("the bias once for each channel", (images, weights, biases, s) =>
                images.Conv2d(weights, biases * images.Shape[1], s),
            "Your bias is added for each channel. The channels are added up first: how often does the bias come after that?"),
        new("the bias with each product", (images, weights, biases, s) =>
                images.Conv2d(weights, biases * (int)weights[..1].Shape.Elements, s),
            "Your bias is added with each product. How often does it stand in the formula, before the sums or inside them?"),
        new("the bias subtracted", (images, weights, biases, s) => images.Conv2d(weights, -biases, s),
            "Is the bias added or subtracted?"),
        new("the bias multiplied", (images, weights, biases, s) =>
                images.Conv2d(weights, null, s) * biases.Reshape(1, biases.Shape[0], 1, 1),
            "You multiply by the bias. What is done with it in the formula?"),
        new("only the bias and the last product", (images, weights, biases, s) => images.Conv2d(Part(weights, at =>
                at[1] == weights.Shape[1] - 1 && at[2] == weights.Shape[2] - 1 && at[3] == weights.Shape[3] - 1), biases, s),
            "Only the last product of each window is left, with the bias. Is the sum set again at each product?"),
        new("the last product alone", (images, weights, biases, s) => images.Conv2d(Part(weights, at =>
                at[1] == weights.Shape[1] - 1 && at[2] == weights.Shape[2] - 1 && at[3] == weights.Shape[3] - 1), null, s),
            "Only the last product of each window is left. Is there an `=` where `+=` is meant? And what became of the bias?"),
        new("the last channel alone", (images, weights, biases, s) =>
                images.Conv2d(Part(weights, at => at[1] == weights.Shape[1] - 1), biases, s),
            "Only the last channel is left in your sums. Where is a sum set to its first value: once for each output, or for each " +
                "channel?"),
        new("the last channel alone, without bias", (images, weights, biases, s) =>
                images.Conv2d(Part(weights, at => at[1] == weights.Shape[1] - 1), null, s),
            "Only the last channel is left in your sums, and no bias. Where is a sum set to 0: once for each output, or for each channel?"),
        new("the first channel alone", (images, weights, biases, s) => images.Conv2d(Part(weights, at => at[1] == 0), biases, s),
            "Only channel 0 takes part. Through how many channels does a filter look?"),
        new("the first channel left out", (images, weights, biases, s) => images.Conv2d(Part(weights, at => at[1] > 0), biases, s),
            "Channel 0 is missing from your sums. Which number has the first channel?"),
        new("the last row and column of each window left out", (images, weights, biases, s) => images.Conv2d(Part(weights, at =>
                at[2] < weights.Shape[2] - 1 && at[3] < weights.Shape[3] - 1), biases, s),
            "The last row and the last column of each filter take no part. How far do u and v go?"),
        new("all channels weighted as the first", (images, weights, biases, s) => images.Conv2d(
                Tensor.FromIndex(weights.Shape, at => weights[at[0], 0, at[2], at[3]]), biases, s),
            "Each channel is multiplied with the weights of channel 0. Which index of `weights` counts channels?"),
        new("the mean over the channels", (images, weights, biases, s) => images.Conv2d(weights / images.Shape[1], biases, s),
            "Your sums are divided by the number of channels. The formula adds them up."),
        new("the first filter for all", (images, weights, biases, s) => images.Conv2d(
                Tensor.FromIndex(weights.Shape, at => weights[0, at[1], at[2], at[3]]), biases, s),
            "All maps come from filter 0. Which index of `weights` counts filters?"),
        new("the filters added up", (images, weights, biases, s) => images.Conv2d(
                weights.Sum(0, keepAxis: true).Expand(weights.Shape), biases, s),
            "Each of your maps holds the sums of all filters. How many filters does one map come from?"),
        new("sums that go on", (images, weights, biases, s) =>
                Running(images.Conv2d(weights, null, s)) + biases.Reshape(1, biases.Shape[0], 1, 1),
            "Each of your sums goes on from the one before it. Where is a sum set to 0: once, or for each output?"),
        new("the batch axis left away", (images, weights, biases, s) => images[..1].Conv2d(weights, biases, s).Select(0, 0),
            "The maps of image 0 came out, as [F, H', W']. Where are those of the others?"),
        new("the first image for all", (images, weights, biases, s) => images.Conv2d(weights, biases, s) is var maps
                ? Tensor.FromIndex(maps.Shape, at => maps[0, at[1], at[2], at[3]]) : null!,
            "All images of your batch give the result of image 0. Which index of `images` counts them?"),
        new("the first image alone", (images, weights, biases, s) => images[..1].Conv2d(weights, biases, s),
            "Only image 0 came out. How many images has the batch?"),
        new("only image 0 filled in", (images, weights, biases, s) => images.Conv2d(weights, biases, s) is var maps
                ? Tensor.FromIndex(maps.Shape, at => at[0] == 0 ? maps[at] : 0) : null!,
            "Only image 0 has its maps, and the others have zeros. How far does the loop over n go?"),
        new("only filter 0 filled in", (images, weights, biases, s) => images.Conv2d(weights, biases, s) is var maps
                ? Tensor.FromIndex(maps.Shape, at => at[1] == 0 ? maps[at] : 0) : null!,
            "Only map 0 is there, and the others hold zeros. How far does the loop over the filters go?"),
        new("the images added up", (images, weights, biases, s) => images.Sum(0, keepAxis: true).Conv2d(weights, biases, s),
            "The images of the batch are added up. Does one image know of another?"),
        new("the stride forgotten", (images, weights, biases, s) => images.Conv2d(weights, biases),
            "Your windows move by one pixel each time. How far is it from one window to the next?"),
        Read("the stride in the size alone", (i, u, _) => i + u,
            "The size is right. But output (i, j) reads a window that begins at (i, j): where should it begin?"),
        Read("the stride along the columns alone", (i, u, _) => i + u, (j, v, s) => (j * s) + v,
            "Your windows move by `stride` to the right, and by one downwards. Where does row i · stride come in?"),
        Read("the stride along the rows alone", (i, u, s) => (i * s) + u, (j, v, _) => j + v,
            "Your windows move by `stride` downwards, and by one to the right. Where does column j · stride come in?"),
        Read("the stride inside the window", (i, u, s) => i + (u * s),
            "You multiply u and v by the stride, so that the pixels of a window lie apart. Which index counts windows: i or u?"),
        Read("the stride inside the window too", (i, u, s) => (i + u) * s,
            "You multiply u and v by the stride as well, so that the pixels of a window lie apart. Which index counts windows?"),
        new("windows that do not overlap", (images, weights, biases, s) => images.Conv2d(weights, biases, weights.Shape[2]),
            "Your windows lie side by side. How far apart do two of them begin: f or stride?"),
        new("+ 1 forgotten", (images, weights, biases, s) => images.Conv2d(weights, biases, s)[.., .., ..^1, ..^1],
            "In how many places can a window of 3 lie on 3 pixels? Not in 0: the number of outputs ends with + 1."),
        new("+ 1 inside the division", (images, weights, biases, s) => images.Conv2d(weights, biases, s) is var maps
                ? maps[.., .., ..((images.Shape[2] - weights.Shape[2] + 1) / s), ..((images.Shape[3] - weights.Shape[3] + 1) / s)] : null!,
            "You add 1 before you divide. Where a window of 2 moves by 2 on 4 pixels, how often can it move, and how many places is that?"),
        new("every pixel of a window is its first", (images, weights, biases, s) => Tensor.FromIndex(
                [weights.Shape[0], weights.Shape[1], 1, 1], at => weights[at[0]..(at[0] + 1), at[1]..(at[1] + 1)].Sum().Item()) is var sums
                ? images[.., .., ..(images.Shape[2] - weights.Shape[2] + 1), ..(images.Shape[3] - weights.Shape[3] + 1)]
                    .Conv2d(sums, biases, s) : null!,
            "All weights of a filter meet the first pixel of the window. What do u and v do to the row and the column of the pixel?"),
        new("the filters flipped", (images, weights, biases, s) => images.Conv2d(weights.Flip(2, 3), biases, s),
            "Your filters are flipped. Which weight meets the first pixel of a window?"),
        new("rows and columns of the filters exchanged", (images, weights, biases, s) =>
                images.Conv2d(weights.Permute(0, 1, 3, 2), biases, s),
            "Your windows and your filters do not lie on each other as they should: one of them is transposed. Which of u and v counts " +
                "rows, in `images` and in `weights`?"),
        new("the channels in reverse order", (images, weights, biases, s) => images.Conv2d(weights.Flip(1), biases, s),
            "Channel 0 meets the weights of the last one. Which weights belong to it?"),
        new("a map for each pair of filter and channel", (images, weights, biases, s) => images.Conv2d(
                Tensor.FromIndex([weights.Shape[0] * weights.Shape[1], weights.Shape[1], weights.Shape[2], weights.Shape[3]], at =>
                    at[0] % weights.Shape[1] == at[1] ? weights[at[0] / weights.Shape[1], at[1], at[2], at[3]] : 0),
                Tensor.FromIndex([weights.Shape[0] * weights.Shape[1]], at => biases[at[0] / weights.Shape[1]]), s),
            "You have a map for each channel of each filter. A filter adds up its channels: how many maps does it make?"),
        new("rows and columns of the maps exchanged", (images, weights, biases, s) => images.Conv2d(weights, biases, s).Permute(0, 1, 3, 2),
            "Your maps are transposed: which index of `maps` counts rows?"),
        new("filters last", (images, weights, biases, s) => images.Conv2d(weights, biases, s).Permute(0, 2, 3, 1),
            "The numbers are right, and your filters are the last axis. Which one should they be?"),
        new("filters first", (images, weights, biases, s) => images.Conv2d(weights, biases, s).Permute(1, 0, 2, 3),
            "The numbers are right, and your filters come before the images. Which axis comes first in [N, F, H', W']?"),
        new("below 0 cut off", (images, weights, biases, s) => images.Conv2d(weights, biases, s).Relu(),
            "Values below 0 have become 0. The formula has no ReLU in it."),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor, int, Tensor> answer)
    {
        Tensor small = [[[[1.5f, 2, 3]]]], two = [[[[1.5f, 2, 3]], [[10, 20, 30]]]], batch = [[[[1.5f, 2, 3]]], [[[4, 5, 6]]]];
        Tensor large = [[[[1.5f, 2, 3, 4], [5, 6, 7, 8]]]], high = [[[[1.5f, 2, 3], [4, 5, 6], [7, 8, 9]]]];
        Tensor one = [[[[2]]]], filters = [[[[2]]], [[[-1]]]], deep = [[[[2]], [[0.5f]]]], wide = [[[[1, 10], [100, 1000]]]];
        return base.Diagnose(answer) ?? new Steps<Func<Tensor, Tensor, Tensor, int, Tensor>>(
            Reference.Value,
            ("the image `[[1.5, 2, 3]]`, a filter of one weight, 2, a bias of 0 and stride = 1",
                function => function(small.Detach(), one.Detach(), [0], 1)),
            ("the image `[[1.5, 2, 3]]`, a filter of one weight, 2, and a bias of 5",
                function => function(small.Detach(), one.Detach(), [5], 1)),
            ("the image `[[1.5, 2, 3]]`, a filter of one weight, 2, a bias of 5, and stride = 2",
                function => function(small.Detach(), one.Detach(), [5], 2)),
            ("two filters, of the weights 2 and −1, with the biases 5 and 7, on the image `[[1.5, 2, 3]]`, stride = 1",
                function => function(small.Detach(), filters.Detach(), [5, 7], 1)),
            ("a batch of two images, `[[1.5, 2, 3]]` and `[[4, 5, 6]]`, a filter of one weight, 2, and a bias of 5",
                function => function(batch.Detach(), one.Detach(), [5], 1)),
            ("one filter with the weights 2 and 0.5 on the channels `[[1.5, 2, 3]]` and `[[10, 20, 30]]`, and a bias of 0",
                function => function(two.Detach(), deep.Detach(), [0], 1)),
            ("the filter `[[1, 10], [100, 1000]]` on the image `[[1.5, 2, 3, 4], [5, 6, 7, 8]]`, a bias of 0, stride = 1",
                function => function(large.Detach(), wide.Detach(), [0], 1)),
            ("the filter `[[1, 10], [100, 1000]]` on the image `[[1.5, 2, 3, 4], [5, 6, 7, 8]]`, and stride = 2",
                function => function(large.Detach(), wide.Detach(), [0], 2)),
            ("the filter `[[1, 10], [100, 1000]]` on the image `[[1.5, 2, 3], [4, 5, 6], [7, 8, 9]]`, stride = 1",
                function => function(high.Detach(), wide.Detach(), [0], 1)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "One value first: n, k, i and j are chosen. What is added up over c, u and v, and what comes on top?",
        "Four loops around it choose n, k, i and j. By slices, a window is [1, C, f, f], and so is `weights[k..(k + 1)]`.",
        "`maps[n, k, i, j] = biases[k] + (window * weights[k..(k + 1)]).Sum().Item();`, where `window` begins at (i·stride, j·stride).",
    ];

    public override string Explanation =>
        "Seven loops, and that is all of it. Deep networks have more than a hundred such layers. The library's " +
            "`images.Conv2d(weights, biases, stride)` computes the same much faster, and finds its gradients: what is filled in by " +
            "`maps[n, k, i, j] = …` leaves no trace for them.";

    private static Case With(Tensor images, Tensor weights, Tensor biases, int stride) => new(images, weights, biases, stride);

    private static Case Of(Generator random, Shape images, Shape weights, int stride) => new(
        CorrelationCases.Quarters(random, images), CorrelationCases.Quarters(random, weights),
        CorrelationCases.Quarters(random, [weights[0]]) + 0.125f, stride);

    /// <summary>The weights with zeros for those that take no part.</summary>
    private static Tensor Part(Tensor weights, Func<int[], bool> takesPart) =>
        Tensor.FromIndex(weights.Shape, at => takesPart(at) ? weights[at] : 0);

    /// <summary>The mistake of reading another pixel for output i and number u of the window, along both axes.</summary>
    private static Mistake<Func<Tensor, Tensor, Tensor, int, Tensor>> Read(string name, Func<int, int, int, int> pixel, string hint) =>
        Read(name, pixel, pixel, hint);

    /// <summary>The mistake of reading another row and column for output (i, j) and number (u, v) of the window.</summary>
    private static Mistake<Func<Tensor, Tensor, Tensor, int, Tensor>> Read(
        string name, Func<int, int, int, int> row, Func<int, int, int, int> column, string hint) => new(
        name,
        (images, weights, biases, s) => Tensor.FromIndex([.. images.Conv2d(weights, biases, s).Shape], at =>
        {
            double sum = biases[at[1]];
            foreach (var number in Enumerable.Range(0, (int)weights[..1].Shape.Elements))
            {
                var f = weights.Shape[2];
                var (c, u, v) = (number / (f * f), number / f % f, number % f);
                sum += images[at[0], c, row(at[2], u, s), column(at[3], v, s)] * weights[at[1], c, u, v];
            }

            return sum;
        }),
        hint);

    /// <summary>Each sum on top of all before it.</summary>
    private static Tensor Running(Tensor sums)
    {
        var total = 0.0;
        return Tensor.From([.. sums.Shape], [.. sums.ToArray().Select(sum => (float)(total += sum))]);
    }
}
