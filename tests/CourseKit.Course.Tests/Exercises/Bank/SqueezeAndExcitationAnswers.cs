using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SqueezeAndExcitationAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, Tensor>>
{
    public SqueezeAndExcitationAnswers()
        : base(new SqueezeAndExcitation())
    {
        Right("number by number", (maps, first, second) =>
        {
            var (count, channels, height, width) = (maps.Shape[0], maps.Shape[1], maps.Shape[2], maps.Shape[3]);
            var result = Tensor.Zeros(maps.Shape);
            for (var n = 0; n < count; n++)
            {
                var means = Enumerable.Range(0, channels).Select(c => Pixels(height, width).Average(at => maps[n, c, at.I, at.J])).ToList();
                var hidden = Enumerable.Range(0, first.Shape[0])
                    .Select(s => Math.Max(0, means.Select((mean, c) => mean * first[s, c]).Sum())).ToList();
                for (var c = 0; c < channels; c++)
                {
                    var factor = 1 / (1 + Math.Exp(-hidden.Select((value, s) => value * second[c, s]).Sum()));
                    foreach (var (i, j) in Pixels(height, width))
                    {
                        result[n, c, i, j] = (float)(maps[n, c, i, j] * factor);
                    }
                }
            }

            return result;
        });
        Right("as convolutions of 1×1", (maps, first, second) =>
        {
            var means = maps.AdaptiveAvgPool2d(1, 1);
            var hidden = means.Conv2d(first.Reshape(first.Shape[0], first.Shape[1], 1, 1)).Relu();
            return maps * hidden.Conv2d(second.Reshape(second.Shape[0], second.Shape[1], 1, 1)).Sigmoid();
        });
        Right("with axes kept", (maps, first, second) =>
        {
            var columns = first.MatMul(maps.Mean(3).Mean(2).Transpose()).Relu();
            return maps * second.MatMul(columns).Sigmoid().Transpose().Unsqueeze(2).Unsqueeze(3);
        });
        Wrong("no ReLU", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first), second).Sigmoid()),
            "two dense layers are one");
        Wrong("rounded to two digits", (maps, first, second) => Rounded(Weighed(maps, Factors(maps, first, second)), 2),
            "is the expected one rounded to 2 digits behind the point", "within one map");
        Wrong("ReLU6", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first).Relu6(), second).Sigmoid()),
            "cut off at 6");
        Wrong("no sigmoid", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first).Relu(), second)),
            "What makes numbers from 0 to 1 of them?");
        Wrong("one mean of all maps", (maps, first, second) => Weighed(maps,
            Dense(Dense((Means(maps) * 0) + Means(maps).Mean(1, keepAxis: true), first).Relu(), second).Sigmoid()),
            "you average over the maps as well");
        Wrong("one mean of everything", (maps, first, second) => Weighed(maps,
            Dense(Dense((Means(maps) * 0) + maps.Mean(), first).Relu(), second).Sigmoid()), "there is one number in all");
        Wrong("divided by the maps, too", (maps, first, second) => Weighed(maps, Dense(Dense(
            maps.Sum(3).Sum(2) / (maps.Shape[1] * maps.Shape[2] * maps.Shape[3]), first).Relu(), second).Sigmoid()), "divided by C·H·W");
        Wrong("the ReLU too late", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first), second).Relu().Sigmoid()),
            "stands behind the second dense layer");
        Wrong("ReLU twice", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first).Relu(), second).Relu()),
            "without an upper bound");
        Wrong("softmax", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first).Relu(), second).Softmax(1)),
            "May several maps matter at once?");
        Wrong("ReLU, then sigmoid", (maps, first, second) =>
            Weighed(maps, Dense(Dense(Means(maps), first).Relu(), second).Relu().Sigmoid()), "No factor of yours is below 1/2");
        Wrong("the factors", (maps, first, second) => Dense(Dense(Means(maps), first).Relu(), second).Sigmoid(),
            "What is done with them?");
        Wrong("added", (maps, first, second) => maps + Factors(maps, first, second).Reshape(maps.Shape[0], maps.Shape[1], 1, 1),
            "What does a factor of 0 do to a map?");
        Wrong("a residual", (maps, first, second) => maps + Weighed(maps, Factors(maps, first, second)),
            "as in a residual unit");
        Wrong("without squeeze", (maps, first, second) => maps
            * maps.Conv2d(first.Reshape(first.Shape[0], first.Shape[1], 1, 1)).Relu()
                .Conv2d(second.Reshape(second.Shape[0], second.Shape[1], 1, 1)).Sigmoid(), "You skip the squeeze");
        Wrong("pixels by the largest map", (maps, first, second) => maps * maps.Max(1, keepAxis: true).Sigmoid(),
            "Each map has one factor for all of its pixels", "You skip the squeeze");
        Wrong("the largest", (maps, first, second) => Weighed(maps, Dense(Dense(maps.Max(3).Max(2), first).Relu(), second).Sigmoid()),
            "You squeeze a map to its largest number");
        Wrong("a sum", (maps, first, second) => Weighed(maps, Dense(Dense(maps.Sum(3).Sum(2), first).Relu(), second).Sigmoid()),
            "You squeeze a map to its sum");
        Wrong("the batch averaged", (maps, first, second) => Weighed(maps,
            (Dense(Dense(Means(maps).Mean(0, keepAxis: true), first).Relu(), second).Sigmoid() + Tensor.Zeros([maps.Shape[0], 1]))),
            "you average over the batch as well");
        Wrong("weights not turned", (maps, first, second) => Weighed(maps, Means(maps).MatMul(first).Relu().MatMul(second).Sigmoid()),
            "Exception", "Reshape");
        Wrong("the first weights reshaped", (maps, first, second) =>
            Weighed(maps, Dense(Means(maps).MatMul(first.Reshape(first.Shape[1], first.Shape[0])).Relu(), second).Sigmoid()),
            "How do two axes change places?");
        Wrong("factors as they are, on the last axes", (maps, first, second) => maps * Factors(maps, first, second),
            "Exception", "pixel");
        Wrong("one minus the factor", (maps, first, second) => maps - Weighed(maps, Factors(maps, first, second)),
            "Your factors and the right ones add up to 1", "ReLU");
        Wrong("the sign of the exponent", (maps, first, second) => Weighed(maps,
            1 / (1 + Dense(Dense(Means(maps), first).Relu(), second).Exp())), "Which sign has z");
        Wrong("ReLU in front of the mean", (maps, first, second) => Squeezed(maps, Means(maps.Relu()), first, second),
            "squeezes the map `[[1, 2, -6], [3, 4, 5]]` to 2.5.");
        Wrong("divided by the height twice", (maps, first, second) => Squeezed(
            maps, maps.Sum(3).Sum(2) / (maps.Shape[2] * maps.Shape[2]), first, second),
            "to 2.25. The mean of the map is 1.5.", "nothing cuts");
        Wrong("divided by the maps", (maps, first, second) => Squeezed(maps, maps.Sum(3).Sum(2) / maps.Shape[1], first, second),
            "to 9. The mean");
        Wrong("absolute values", (maps, first, second) => Squeezed(maps, Means(maps.Abs()), first, second), "to 3.5. The mean");
        Wrong("the last row left out", (maps, first, second) => Squeezed(maps, Means(maps[.., .., ..^1, ..]), first, second),
            "to -1. The mean");
        Wrong("the first pixel", (maps, first, second) => Squeezed(maps, Means(maps[.., .., ..1, ..1]), first, second), "to 1. The mean");
        Wrong("mean squares", (maps, first, second) => Squeezed(maps, Means(maps * maps), first, second), "to 15.167. The mean");
        Wrong("the smallest", (maps, first, second) => Squeezed(maps, maps.Min(3).Min(2), first, second), "to -6. The mean");
        Wrong("the largest of each row", (maps, first, second) => Squeezed(maps, maps.Max(3).Mean(2), first, second), "to 3.5. The mean");
        Wrong("divided by one less", (maps, first, second) => Squeezed(
            maps, maps.Sum(3).Sum(2) / ((maps.Shape[2] * maps.Shape[3]) - 1), first, second), "to 1.8. The mean");
        Wrong("a sigmoid of the means", (maps, first, second) => Squeezed(maps, Means(maps).Sigmoid(), first, second),
            "That is the sigmoid of its mean", "divided by");
        Wrong("sums, and no ReLU", (maps, first, second) => Weighed(
            maps, Dense(Dense(maps.Sum(3).Sum(2), first), second).Sigmoid()), "to 9. The mean of the map is 1.5. And between your two");
        Wrong("half of the mean", (maps, first, second) => Squeezed(maps, Means(maps) * 0.5f, first, second),
            "Your factors are those of means that are multiplied by 0.5.");
        Wrong("a sigmoid of base 2", (maps, first, second) => Weighed(
            maps, 1 / (1 + (Dense(Dense(Means(maps), first).Relu(), second) * -MathF.Log(2)).Exp())),
            "Your factors are those of means that are multiplied by 0.693.", "squeezes");
        Wrong("a hard sigmoid", (maps, first, second) => Weighed(
            maps, Dense(Dense(Means(maps), first).Relu(), second).HardSigmoid()), "Your factors are 0.167, 0.583, 0.833.", "squeezes");
        Wrong("a sigmoid behind both", (maps, first, second) => Weighed(
            maps, Dense(Dense(Means(maps), first).Relu().Sigmoid(), second).Sigmoid()),
            "your second one gets 0.5, 0.622 and 0.881", "squeezes");
        Wrong("a ReLU on each product", (maps, first, second) => Weighed(maps, Dense(
            Tensor.FromIndex([maps.Shape[0], first.Shape[0]], at => Enumerable.Range(0, maps.Shape[1])
                .Sum(map => Math.Max(0, first[at[1], map] * Means(maps)[at[0], map]))), second).Sigmoid()), "the products, or their sum?");
        Wrong("the last map left out", (maps, first, second) => Squeezed(maps, Means(maps) * Tensor.FromIndex(
            [1, maps.Shape[1]], at => at[1] < maps.Shape[1] - 1 ? 1 : 0), first, second), "whatever the last map holds");
        Wrong("factors in reverse", (maps, first, second) => Weighed(maps, Factors(maps, first, second).Flip(1)), "in reverse order");
        Wrong("the mean taken off", (maps, first, second) => Weighed(
            maps - Means(maps).Reshape(maps.Shape[0], maps.Shape[1], 1, 1), Factors(maps, first, second)),
            "is added to all pixels", "which axes are gone");
        Wrong("the mean added", (maps, first, second) => Weighed(maps, Factors(maps, first, second))
            + (Means(maps).Reshape(maps.Shape[0], maps.Shape[1], 1, 1) * 0.1f), "is added to all pixels", "which axes are gone");
        Wrong("leaky", (maps, first, second) => Weighed(maps,
            Dense(Dense(Means(maps), first) is var h ? h.Relu() - ((-h).Relu() * 0.1f) : maps, second).Sigmoid()),
            "your second one gets -0.2, 0.5 and 2", "two dense layers are one");
        Wrong("the weights exchanged", (maps, first, second) =>
            Weighed(maps, Means(maps).MatMul(second).Relu().MatMul(first).Sigmoid()), "You use `second` in front of the ReLU", "sigmoid");
        Wrong("the weights exchanged, and sums", (maps, first, second) =>
            Weighed(maps, maps.Sum(3).Sum(2).MatMul(second).Relu().MatMul(first).Sigmoid()),
            "And your code squeezes the map `[[1, 2, -6], [3, 4, 5]]` to 9", "behind it?");
        Wrong("the last map not written", (maps, first, second) => Written(
            maps, Factors(maps, first, second), at => at[1] < maps.Shape[1] - 1), "your result is 0 everywhere in map 2", "axes");
        Wrong("the last map not written, and sums", (maps, first, second) => Written(
            maps, Dense(Dense(maps.Sum(3).Sum(2), first).Relu(), second).Sigmoid(), at => at[1] < maps.Shape[1] - 1),
            "your result is 0 everywhere in map 2", "axes");
        Wrong("the last column not written", (maps, first, second) => Written(
            maps, Factors(maps, first, second), at => at[3] < maps.Shape[3] - 1), "your result is 0 everywhere in column 3", "axes");
        Wrong("the last row not written", (maps, first, second) => Written(
            maps, Factors(maps, first, second), at => at[2] < maps.Shape[2] - 1), "your result is 0 everywhere in row 1", "axes");
        Wrong("as many columns as rows", (maps, first, second) => Written(
            maps, Factors(maps, first, second), at => at[3] < maps.Shape[2]), "your result is 0 everywhere in columns 2 and 3", "axes");
        Wrong("the weighed maps added up", (maps, first, second) => maps * 0
            + Weighed(maps, Factors(maps, first, second)).Sum(1, keepAxis: true), "it is the sum of the weighed maps", "axes are gone");
        Wrong("pixels laid out in another order", (maps, first, second) => (
            maps.Reshape(maps.Shape[0], maps.Shape[2] * maps.Shape[3], maps.Shape[1])
                * Factors(maps, first, second).Unsqueeze(1)).Reshape([.. maps.Shape]), "the pixels of one map got those of several maps",
            "axes are gone");
        Wrong("scores divided by their sum", (maps, first, second) => Dense(Dense(Means(maps), first).Relu(), second) is var scores
            ? Weighed(maps, scores / scores.Sum(1, keepAxis: true)) : maps, "and so does a division by their sum", "axes are gone");
        Wrong("written to another map", (maps, first, second) => Shifted(Weighed(maps, Factors(maps, first, second))),
            "your result is 0 everywhere in map 2", "axes are gone");
        Wrong("the mean behind the sigmoid", (maps, first, second) => maps * maps
            .Conv2d(first.Unsqueeze(2).Unsqueeze(3)).Relu().Conv2d(second.Unsqueeze(2).Unsqueeze(3)).Sigmoid().AdaptiveAvgPool2d(1, 1),
            "you take the mean behind the sigmoid");
        Wrong("the mean in front of the sigmoid", (maps, first, second) => maps * maps
            .Conv2d(first.Unsqueeze(2).Unsqueeze(3)).Relu().Conv2d(second.Unsqueeze(2).Unsqueeze(3)).AdaptiveAvgPool2d(1, 1).Sigmoid(),
            "you take the mean behind the ReLU, or behind the second dense layer");
        Wrong("sums behind the ReLU", (maps, first, second) => Weighed(maps, Dense(
            maps.Conv2d(first.Unsqueeze(2).Unsqueeze(3)).Relu().Sum(3).Sum(2), second).Sigmoid()), "you take the sum behind the ReLU");
        Wrong("the factor of map 0 for all", (maps, first, second) => Weighed(
            maps, Tensor.FromIndex(maps.Shape[..2], at => Factors(maps, first, second)[at[0], 0])),
            "All maps of an image get one and the same factor, in image 0 that of map 0");
        Wrong("the largest factor for all", (maps, first, second) => Factors(maps, first, second) is var factors
            ? Weighed(maps, (factors * 0) + factors.Max(1, keepAxis: true)) : maps, "All maps of an image get one and the same factor",
            "not in their places");
        Wrong("a ReLU on each partial sum", (maps, first, second) => Weighed(maps, Dense(Tensor.FromIndex(
            [maps.Shape[0], first.Shape[0]], at => Enumerable.Range(0, maps.Shape[1]).Aggregate(0f, (sum, map) =>
                Math.Max(0, sum + (first[at[1], map] * Means(maps)[at[0], map])))), second).Sigmoid()),
            "a sum that is still growing", "three hidden numbers");
        Wrong("a ReLU on the first weights", (maps, first, second) => Weighed(
            maps, Dense(Dense(Means(maps), first.Relu()), second).Sigmoid()), "cuts off the weights", "three hidden numbers");
        Wrong("sums and a softmax", (maps, first, second) => Weighed(
            maps, Dense(Dense(maps.Sum(3).Sum(2), first).Relu(), second).Softmax(1)), "your scores are those of the sums of the maps",
            "which may be 0");
        Wrong("the maps cut off", (maps, first, second) => Squeezed(maps.Relu(), Means(maps.Relu()), first, second),
            "where a pixel is below 0 your result is 0", "which axes are gone");
        Wrong("the mean of all maps taken off", (maps, first, second) => Squeezed(
            maps, Means(maps) - Means(maps).Mean(1, keepAxis: true), first, second), "Is anything taken off the means", "multiplied by 0");
        Wrong("the mean of everything taken off", (maps, first, second) => Squeezed(maps, Means(maps - maps.Mean()), first, second),
            "Is anything taken off the means", "multiplied by 0");
        Wrong("means cut off at 0", (maps, first, second) => Squeezed(maps, Means(maps).Relu(), first, second),
            "has the mean −1.5, and the layer gets 0");
        Wrong("means without signs", (maps, first, second) => Squeezed(maps, Means(maps).Abs(), first, second),
            "has the mean −1.5, and the layer gets 1.5");
        Wrong("means cut off at 1", (maps, first, second) => Squeezed(maps, Means(maps).Clamp(0, 1), first, second),
            "what a bound of 1 leaves of its mean", "divided by");
        Wrong("means without their fractions", (maps, first, second) => Squeezed(
            maps, Tensor.FromIndex(maps.Shape[..2], at => MathF.Truncate(Means(maps)[at[0], at[1]])), first, second),
            "That is the whole part of its mean", "a bound of 1");
        Wrong("hidden numbers cut off at 1", (maps, first, second) => Weighed(
            maps, Dense(Dense(Means(maps), first).Clamp(0, 1), second).Sigmoid()), "your second one gets 0, 0.5 and 1");
        Wrong("tanh between the dense layers", (maps, first, second) => Weighed(
            maps, Dense(Dense(Means(maps), first).Tanh(), second).Sigmoid()), "your second one gets -0.964, 0.462 and 0.964");
        Wrong("the factor of the next map", (maps, first, second) => Weighed(
            maps, Tensor.FromIndex(maps.Shape[..2], at => Factors(maps, first, second)[at[0], (at[1] + 1) % maps.Shape[1]])),
            "map 0 of image 0 gets the factor of map 1 of image 0");
        Wrong("factors of other images", (maps, first, second) => Weighed(
            maps, Factors(maps, first, second).Transpose()), "map 1 of image 0 gets the factor of map 0 of image 1");
        Wrong("the last hidden number left out", (maps, first, second) => Weighed(maps, Dense(Dense(Means(maps), first).Relu()
            * Tensor.FromIndex([1, first.Shape[0]], at => at[1] == 0 || at[1] < first.Shape[0] - 1 ? 1 : 0), second).Sigmoid()),
            "whatever hidden number 1 is");
        Wrong("two means, whatever comes in", (maps, first, second) => Squeezed(maps, Means(maps) * Tensor.FromIndex(
            [1, maps.Shape[1]], at => at[1] < 2 ? 1 : 0), first, second), "whatever the mean of map 2 is");
        Wrong("hidden steps", (maps, first, second) => Dense(Means(maps), first) is var hidden ? Weighed(maps, Dense(Tensor.FromIndex(
            hidden.Shape, at => hidden[at[0], at[1]] > 0 ? 1 : 0), second).Sigmoid()) : maps, "the second dense layer gets 1 in your code");
        Wrong("a softmax between the dense layers", (maps, first, second) => Weighed(maps, Dense(
            Dense(Means(maps), first).Softmax(1), second).Sigmoid()), "the second dense layer gets 1 in your code");
        Wrong("one sum that runs on over the maps", (maps, first, second) => Squeezed(maps, Tensor.FromIndex(
            maps.Shape[..2], at => Enumerable.Range(0, at[1] + 1).Sum(map => Means(maps)[at[0], map])), first, second),
            "hand on the mean of map 1 alone, your second dense layer gets 5");
    }

    private static Tensor Rounded(Tensor values, int digits) =>
        Tensor.FromIndex(values.Shape, at => (float)Math.Round(values[at], digits));

    private static Tensor Written(Tensor maps, Tensor factors, Func<int[], bool> isWritten) =>
        Weighed(maps, factors) * Tensor.FromIndex(maps.Shape, at => isWritten(at) ? 1 : 0);

    /// <summary>The last map in the place of the one before it, which leaves its own place empty.</summary>
    private static Tensor Shifted(Tensor maps) => maps.Shape[1] is var count ? Tensor.FromIndex(maps.Shape, at =>
        at[1] < count - 2 ? maps[at[0], at[1], at[2], at[3]]
            : at[1] < count - 1 ? maps[at[0], count - 1, at[2], at[3]] : 0) : maps;

    private static IEnumerable<(int I, int J)> Pixels(int height, int width) =>
        Enumerable.Range(0, height).SelectMany(i => Enumerable.Range(0, width).Select(j => (i, j)));

    private static Tensor Means(Tensor maps) => maps.Mean(2).Mean(2);

    private static Tensor Dense(Tensor rows, Tensor weights) => rows.MatMul(weights.Transpose());

    private static Tensor Factors(Tensor maps, Tensor first, Tensor second) => Dense(Dense(Means(maps), first).Relu(), second).Sigmoid();

    private static Tensor Squeezed(Tensor maps, Tensor numbers, Tensor first, Tensor second) =>
        Weighed(maps, Dense(Dense(numbers, first).Relu(), second).Sigmoid());

    private static Tensor Weighed(Tensor maps, Tensor factors) => maps * factors.Reshape(maps.Shape[0], maps.Shape[1], 1, 1);
}
