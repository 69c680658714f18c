using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class ConvolutionalLayerAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, int, Tensor>>
{
    public ConvolutionalLayerAnswers()
        : base(new ConvolutionalLayer())
    {
        Right("channel by channel, by correlations", (images, weights, biases, stride) => Tensor.Stack(
            [.. Parts(images).Select(image => Tensor.Stack(
                [.. Parts(weights).Select((filter, k) => Parts(image).Zip(Parts(filter), (channel, kernel) =>
                    channel.CrossCorrelate(kernel, stride)).Aggregate((sum, map) => sum + map) + biases[k])]))]));
        Right("seven loops, the bias last", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + v] * weights[k, c, u, v]));
        Wrong("by the library's", (images, weights, biases, stride) => images.Conv2d(weights, biases, stride: stride),
            "All results are right, but: `Conv2d` is not for this exercise.", "Hint");
        Wrong("as many windows as for stride 1", (images, weights, biases, stride) => Tensor.FromIndex(
            [images.Shape[0], weights.Shape[0], images.Shape[2] - weights.Shape[2] + 1, images.Shape[3] - weights.Shape[3] + 1],
            at => biases[at[1]] + images[at[0], 0, at[2] * stride, at[3] * stride]),
            "and stride = 1, the result should be `[[[[3, 4, 6]]]]`.", "whatever");
        Wrong("no bias", (images, weights, biases, stride) => Loops(images, weights, Tensor.Zeros(biases.Shape), stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + v] * weights[k, c, u, v]), "What does each filter add");
        Wrong("filter and channel exchanged", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + v] * weights[c, k, u, v]), "IndexOutOfRangeException");
        Wrong("channel 0 of the weights", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + v] * weights[k, 0, u, v]), "Which index of `weights` counts channels?");
        Wrong("channel 0 of the image", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, 0, y + u, x + v] * weights[k, c, u, v]),
            "on the channels `[[1.5, 2, 3]]` and `[[10, 20, 30]]`", "Hint");
        Wrong("always image 0", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[0, c, y + u, x + v] * weights[k, c, u, v]), "Which index of `images` counts them?");
        Wrong("transposed filters", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + v] * weights[k, c, v, u]), "one of them is transposed");
        Wrong("stride inside", (images, weights, biases, stride) => Loops(images, weights, biases, stride, (n, k, c, y, x, u, v) =>
            images[n, c, Math.Min(images.Shape[2] - 1, (y / stride) + (u * stride)),
                Math.Min(images.Shape[3] - 1, (x / stride) + (v * stride))] * weights[k, c, u, v]), "Which index counts windows: i or u?");
        Wrong("a bias for each channel", (images, weights, biases, stride) => images.Conv2d(weights, biases * images.Shape[1], stride),
            "how often does the bias come after that?");
        Wrong("products added, not multiplied", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + v] + weights[k, c, u, v]), "a filter of one weight, 2, a bias of 0", "Hint");
        Wrong("the sum goes on over filters", (images, weights, biases, stride) =>
        {
            var maps = images.Conv2d(weights, biases, stride);
            return Tensor.FromIndex([.. maps.Shape], at => Enumerable.Range(0, at[1] + 1).Sum(k => maps[at[0], k, at[2], at[3]]));
        }, "two filters, of the weights 2 and −1", "Hint");
        Wrong("the biases along the columns", (images, weights, biases, stride) =>
        {
            var maps = images.Conv2d(weights, null, stride);
            return Tensor.FromIndex([.. maps.Shape], at => maps[at] + biases[at[3] % biases.Shape[0]]);
        }, "two filters, of the weights 2 and −1", "Hint");
        Wrong("one image without its axis", (images, weights, biases, stride) =>
            images.Conv2d(weights, biases, stride) is var maps && maps.Shape[0] == 1
                ? maps.Reshape(maps.Shape[1], maps.Shape[2], maps.Shape[3]) : maps, "shape");
        Wrong("the window's rows only", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => v == 0 ? images[n, c, y + u, x + v] * weights[k, c, u, v] : 0),
            "the filter `[[1, 10], [100, 1000]]`", "Hint");
        Wrong("u in both indices", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + u, x + u] * weights[k, c, u, v]), "the filter `[[1, 10], [100, 1000]]`", "Hint");
        Wrong("the bias of the image", (images, weights, biases, stride) =>
        {
            var maps = images.Conv2d(weights, null, stride);
            return Tensor.FromIndex([.. maps.Shape], at => maps[at] + biases[at[0] % biases.Shape[0]]);
        }, "two filters, of the weights 2 and −1", "Hint");
        Wrong("padded", (images, weights, biases, stride) => images.Conv2d(weights, biases, stride, 1),
            "a filter of one weight, 2, a bias of 0", "Hint");
        Wrong("+ 1 before the division", (images, weights, biases, stride) => images.Conv2d(weights, biases, stride)[.., ..,
            ..((images.Shape[2] - weights.Shape[2] + 1) / stride), ..((images.Shape[3] - weights.Shape[2] + 1) / stride)],
            "You add 1 before you divide.");
        Wrong("u and v exchanged in the image", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y + v, x + u] * weights[k, c, u, v]), "one of them is transposed", "weights[k, c, v, u]");
        Wrong("the first pixel of each window", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, y, x] * weights[k, c, u, v]), "meet the first pixel of the window");
        Wrong("the window stands still", (images, weights, biases, stride) => Loops(images, weights, biases, stride,
            (n, k, c, y, x, u, v) => images[n, c, u, v] * weights[k, c, u, v]), "Received: `[[[[3, 3, 3]]]]`", "Hint");
        Wrong("the largest channel", (images, weights, biases, stride) => images.Conv2d(weights, biases, stride) is var maps
            ? Tensor.FromIndex([.. maps.Shape], at => biases[at[1]] + Enumerable.Range(0, images.Shape[1]).Max(c =>
                images[at[0]..(at[0] + 1), c..(c + 1)].Conv2d(weights[at[1]..(at[1] + 1), c..(c + 1)], null, stride)[0, 0, at[2], at[3]]))
            : maps, "on the channels `[[1.5, 2, 3]]` and `[[10, 20, 30]]`", "Hint");
        Wrong("the mean of the products", (images, weights, biases, stride) =>
            images.Conv2d(weights / (int)weights[..1].Shape.Elements, biases, stride), "the result should be `[[[[8, 14, 21]]]]`", "Hint");
        Wrong("no axis of filters", (images, weights, biases, stride) => images.Conv2d(weights, biases, stride).Sum(1), "shape");
    }

    private static IEnumerable<Tensor> Parts(Tensor tensor) =>
        Enumerable.Range(0, tensor.Shape[0]).Select(at => tensor.Select(0, at));

    private static Tensor Loops(Tensor images, Tensor weights, Tensor biases, int stride,
        Func<int, int, int, int, int, int, int, float> product)
    {
        var (filters, channels, f) = (weights.Shape[0], weights.Shape[1], weights.Shape[2]);
        var (rows, columns) = (((images.Shape[2] - f) / stride) + 1, ((images.Shape[3] - f) / stride) + 1);
        return Tensor.FromIndex([images.Shape[0], filters, rows, columns], at =>
        {
            var sum = 0.0;
            for (var c = 0; c < channels; c++)
            {
                for (var u = 0; u < f; u++)
                {
                    for (var v = 0; v < f; v++)
                    {
                        sum += product(at[0], at[1], c, at[2] * stride, at[3] * stride, u, v);
                    }
                }
            }

            return sum + biases[at[1]];
        });
    }
}
