using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class PaddedStridedCorrelationAnswers : AnswerBook<Func<Tensor, Tensor, int, int, Tensor>>
{
    public PaddedStridedCorrelationAnswers()
        : base(new PaddedStridedCorrelation())
    {
        Right("every pixel with every number, where they meet", (image, kernel, stride, padding) =>
        {
            var result = Empty(image, kernel, stride, padding);
            for (var y = 0; y < image.Shape[0]; y++)
            {
                for (var x = 0; x < image.Shape[1]; x++)
                {
                    for (var u = 0; u < kernel.Shape[0]; u++)
                    {
                        for (var v = 0; v < kernel.Shape[1]; v++)
                        {
                            var (i, down) = Math.DivRem(y + padding - u, stride);
                            var (j, right) = Math.DivRem(x + padding - v, stride);
                            if (down == 0 && right == 0 && i >= 0 && i < result.Shape[0] && j >= 0 && j < result.Shape[1])
                            {
                                result[i, j] += image[y, x] * kernel[u, v];
                            }
                        }
                    }
                }
            }

            return result;
        });
        Right("at stride 1, and then every stride-th", (image, kernel, stride, padding) =>
        {
            var padded = image.Pad(padding, padding, padding, padding);
            var all = Loops(padded, kernel, (result, i, j, u, v) => result[i, j] += padded[i + u, j + v] * kernel[u, v]);
            return Tensor.FromIndex([(all.Shape[0] + stride - 1) / stride, (all.Shape[1] + stride - 1) / stride],
                at => all[at[0] * stride, at[1] * stride]);
        });
        Right("loops that move by the stride", (image, kernel, stride, padding) =>
        {
            var padded = image.Pad(padding, padding, padding, padding);
            var result = Empty(image, kernel, stride, padding);
            for (var y = 0; y <= padded.Shape[0] - kernel.Shape[0]; y += stride)
            {
                for (var x = 0; x <= padded.Shape[1] - kernel.Shape[1]; x += stride)
                {
                    var window = padded[y..(y + kernel.Shape[0]), x..(x + kernel.Shape[1])];
                    result[y / stride, x / stride] = (window * kernel).Sum().Item();
                }
            }

            return result;
        });
        Wrong("by the library's", (image, kernel, stride, padding) => image.CrossCorrelate(kernel, stride, padding),
            "All results are right, but: `CrossCorrelate` is not for this exercise.", "Hint");
        Wrong("padding at the top and left", (image, kernel, stride, padding) =>
            image.Pad(padding, 0, padding, 0).CrossCorrelate(kernel, stride), "none below it and to its right");
        Wrong("no padding", (image, kernel, stride, padding) => image.CrossCorrelate(kernel, stride), "There is no padding yet.");
        Wrong("no stride", (image, kernel, stride, padding) => image.CrossCorrelate(kernel, 1, padding), "one pixel each time");
        Wrong("the stride only in the size", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => (i + u, j + v)), "where should it begin?");
        Wrong("the stride on everything", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => ((i + u) * stride, (j + v) * stride)), "Which of the two indices counts windows?");
        Wrong("the kernel steps, with Pad", (image, kernel, stride, padding) =>
        {
            var padded = image.Pad(padding, padding, padding, padding);
            var result = Empty(image, kernel, stride, padding);
            for (var i = 0; i < result.Shape[0]; i++)
            {
                for (var j = 0; j < result.Shape[1]; j++)
                {
                    for (var u = 0; u < kernel.Shape[0]; u++)
                    {
                        for (var v = 0; v < kernel.Shape[1]; v++)
                        {
                            result[i, j] += padded[i + (u * stride), j + (v * stride)] * kernel[u, v];
                        }
                    }
                }
            }

            return result;
        }, "windows move by one. Which index counts windows: i or u?");
        Wrong("loops by the stride, written at y and x", (image, kernel, stride, padding) =>
        {
            var padded = image.Pad(padding, padding, padding, padding);
            var result = Empty(image, kernel, stride, padding);
            for (var y = 0; y <= padded.Shape[0] - kernel.Shape[0]; y += stride)
            {
                for (var x = 0; x <= padded.Shape[1] - kernel.Shape[1]; x += stride)
                {
                    result[y, x] = (padded[y..(y + kernel.Shape[0]), x..(x + kernel.Shape[1])] * kernel).Sum().Item();
                }
            }

            return result;
        }, "IndexOutOfRangeException");
        Wrong("size from the image as it was", (image, kernel, stride, padding) =>
        {
            var map = image.CrossCorrelate(kernel, stride, padding);
            return map[..(((image.Shape[0] - kernel.Shape[0]) / stride) + 1), ..(((image.Shape[1] - kernel.Shape[1]) / stride) + 1)];
        }, "only as many as without padding");
        Wrong("rounded up", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => ((i * stride) + u, (j * stride) + v), (n, f) => ((n - f + stride - 1) / stride) + 1),
            "is the division rounded up or down?");
        Wrong("size of the padded image over the stride", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => ((i * stride) + u, (j * stride) + v), (n, _) => n / stride), "How far can a window of f move on it?");
        Wrong("padded with ones", (image, kernel, stride, padding) =>
            image.Pad(padding, padding, padding, padding, 1).CrossCorrelate(kernel, stride),
            "stride = 1 and padding = 1", "Hint");
        Wrong("the first window left out", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => (((i + 1) * stride) + u, ((j + 1) * stride) + v)), "the output at [0, 0] multiplies", "Hint");
        Wrong("the corner of the kernel left out", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => u + v == 0 ? (-1, -1) : ((i * stride) + u, (j * stride) + v)), "leaves `kernel[0, 0]` out", "Hint");
        Wrong("only in the columns", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => (i + u, (j * stride) + v)), "Where does row i · stride come in?");
        Wrong("rows sized by columns", (image, kernel, stride, padding) =>
        {
            var map = image.CrossCorrelate(kernel, stride, padding);
            return Tensor.FromIndex([map.Shape[1], map.Shape[1]], at => at[0] < map.Shape[0] ? map[at] : 0);
        }, "rows at the bottom too many", "Hint");
        Wrong("the stride left out where there is padding", (image, kernel, stride, padding) =>
            image.CrossCorrelate(kernel, padding > 0 ? 1 : stride, padding), "stride = 2 and padding = 1 the result should have", "Hint");
        Wrong("+ 1 before the division", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => ((i * stride) + u, (j * stride) + v), (n, f) => (n - f + 1) / stride), "You add 1 before you divide.");
        Wrong("outputs by the stride", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => i % stride == 0 && j % stride == 0 ? (i + u, j + v) : (-1, -1)), "Only every stride-th of your outputs");
        Wrong("*same* padding", (image, kernel, stride, padding) => image.CrossCorrelate(kernel, stride, Padding.Same),
            "stride = 1 and padding = 0 the result should have shape [3, 3]", "Hint");
        Wrong("`padding` as the value of a frame", (image, kernel, stride, padding) =>
            image.Pad(1, 1, 1, 1, padding).CrossCorrelate(kernel, stride), "Yours has shape [5, 5]", "Hint");
        Wrong("a mirror around", (image, kernel, stride, padding) => Tensor.FromIndex(
            [image.Shape[0] + (2 * padding), image.Shape[1] + (2 * padding)], at => image[
                Math.Clamp(Math.Abs(at[0] - padding), 0, image.Shape[0] - 1),
                Math.Clamp(Math.Abs(at[1] - padding), 0, image.Shape[1] - 1)]).CrossCorrelate(kernel, stride),
            "It should meet a zero of the padding", "Hint");
        Wrong("the stride added", (image, kernel, stride, padding) => Sum(image, kernel, stride, padding,
            (i, j, u, v) => (i + stride + u, j + stride + v)), "multiplies `kernel[0, 0]` with `image[1, 1]`", "Hint");
        Wrong("the window averaged", (image, kernel, stride, padding) =>
            image.CrossCorrelate(kernel, stride, padding) / kernel.Shape.Elements, "divided by the number of values of `kernel`", "Hint");
    }

    private static Tensor Empty(Tensor image, Tensor kernel, int stride, int padding) => Tensor.Zeros(
        [
            ((image.Shape[0] + (2 * padding) - kernel.Shape[0]) / stride) + 1,
            ((image.Shape[1] + (2 * padding) - kernel.Shape[1]) / stride) + 1,
        ]);

    /// <summary>Sums of products with pixels of the padded image, those outside of it being 0.</summary>
    private static Tensor Sum(Tensor image, Tensor kernel, int stride, int padding, Func<int, int, int, int, (int Y, int X)> pixel,
        Func<int, int, int>? outputs = null)
    {
        var padded = image.Pad(padding, padding, padding, padding);
        Shape shape = outputs is null ? Empty(image, kernel, stride, padding).Shape
            : [outputs(padded.Shape[0], kernel.Shape[0]), outputs(padded.Shape[1], kernel.Shape[1])];
        return Tensor.FromIndex(shape, at => Tensor.FromIndex(kernel.Shape, of =>
        {
            var (y, x) = pixel(at[0], at[1], of[0], of[1]);
            return y >= 0 && y < padded.Shape[0] && x >= 0 && x < padded.Shape[1] ? padded[y, x] * kernel[of] : 0;
        }).Sum().Item());
    }
}
