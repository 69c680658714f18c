using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CrossCorrelationAnswers : AnswerBook<Func<Tensor, Tensor, Tensor>>
{
    public CrossCorrelationAnswers()
        : base(new CrossCorrelation())
    {
        Right("whole shifted images, added up", (image, kernel) =>
        {
            var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
            var sum = Tensor.Zeros([rows, columns]);
            for (var at = 0; at < kernel.Shape[0] * kernel.Shape[1]; at++)
            {
                var (u, v) = Math.DivRem(at, kernel.Shape[1]);
                sum += kernel[u, v] * image[u..(u + rows), v..(v + columns)];
            }

            return sum;
        });
        Wrong("for square kernels alone", (image, kernel) =>
        {
            var f = kernel.Shape[0];
            return Tensor.FromIndex([image.Shape[0] - f + 1, image.Shape[1] - f + 1], at => (
                from u in Enumerable.Range(0, f)
                from v in Enumerable.Range(0, f)
                select image[at[0] + u, at[1] + v] * kernel[u, v]).Sum());
        }, "Where is a number of rows taken for a number of columns, or one size for all?", "unchanged");
        Right("in double precision, the loops turned round", (image, kernel) =>
        {
            var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
            return Tensor.FromIndex([rows, columns], at =>
            {
                var sum = 0.0;
                for (var u = kernel.Shape[0] - 1; u >= 0; u--)
                {
                    for (var v = kernel.Shape[1] - 1; v >= 0; v--)
                    {
                        sum += (double)image[at[0] + u, at[1] + v] * kernel[u, v];
                    }
                }

                return (float)sum;
            });
        });
        Wrong("by the library's CrossCorrelate", (image, kernel) => image.CrossCorrelate(kernel),
            "All results are right, but: `CrossCorrelate` is not for this exercise.", "Hint");
        Wrong("the kernel from its end", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * kernel[kernel.Shape[0] - 1 - u, kernel.Shape[1] - 1 - v]), "true convolution");
        Wrong("= instead of +=", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] = image[i + u, j + v] * kernel[u, v]), "Is there an `=` where `+=` is meant?", "sign");
        Wrong("no kernel", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v]), "Multiply each with its number of the kernel first");
        Wrong("+ instead of *", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] + kernel[u, v]), "What has to be done with the two before the sum?");
        Wrong("the window does not move", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[u, v] * kernel[u, v]), "Every output is that of the window at the top left");
        Wrong("the pixel does not move", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i, j] * kernel[u, v]), "All numbers of the kernel meet the same pixel");
        Wrong("size without + 1", (image, kernel) => image.CrossCorrelate(kernel)[..^1, ..^1], "the formula ends with + 1");
        Wrong("one row too few", (image, kernel) => image.CrossCorrelate(kernel)[..^1, ..],
            "Your result is the expected one without its last row.", "+ 1");
        Wrong("a result as large as the image", (image, kernel) =>
        {
            var result = Tensor.Zeros(image.Shape);
            var map = image.CrossCorrelate(kernel);
            for (var i = 0; i < map.Shape[0]; i++)
            {
                for (var j = 0; j < map.Shape[1]; j++)
                {
                    result[i, j] = map[i, j];
                }
            }

            return result;
        }, "with one row at the bottom and one column on the right too many");
        Wrong("zeros around", (image, kernel) => Tensor.FromIndex([image.Shape[0], image.Shape[1]], at =>
        {
            var sum = 0f;
            for (var u = 0; u < kernel.Shape[0]; u++)
            {
                for (var v = 0; v < kernel.Shape[1]; v++)
                {
                    sum += at[0] + u < image.Shape[0] && at[1] + v < image.Shape[1] ? image[at[0] + u, at[1] + v] * kernel[u, v] : 0;
                }
            }

            return sum;
        }), "How many places are left in which it lies inside?");
        Wrong("the mean", (image, kernel) => image.CrossCorrelate(kernel) * (1f / kernel.Data.Length), "divided by how many numbers");
        Wrong("negated", (image, kernel) => -image.CrossCorrelate(kernel), "Your result is the expected one, negated.");
        Wrong("a sum that is not set back", (image, kernel) =>
        {
            var sum = 0f;
            var result = Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]);
            var map = image.CrossCorrelate(kernel);
            for (var i = 0; i < result.Shape[0]; i++)
            {
                for (var j = 0; j < result.Shape[1]; j++)
                {
                    result[i, j] = sum += map[i, j];
                }
            }

            return result;
        }, "each number includes all those before it");
        Wrong("whole numbers", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += (int)image[i + u, j + v] * (int)kernel[u, v]), "holds whole numbers only", "Hint");
        Wrong("j + u for j + v", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + u] * kernel[u, v]), "Which of u and v counts the columns of the kernel?");
        Wrong("i + v for i + u", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + v, j + v] * kernel[u, v]),
            "multiplies `kernel[0, 1]` with `image[1, 1]`. It should meet `image[0, 1]`.");
        Wrong("counted from 1", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += u == 0 || v == 0 ? 0 : image[i + u, j + v] * kernel[u, v]), "leaves `kernel[0, 0]` out");
        Wrong("the diagonal of the kernel", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += u == v ? image[i + u, j + v] * kernel[u, v] : 0), "leaves `kernel[0, 1]` out. It should meet `image[0, 1]`.");
        Wrong("as many columns of the kernel as rows", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += v < kernel.Shape[0] ? image[i + u, j + v] * kernel[u, v] : 0),
            "leaves `kernel[0, 2]` out. It should meet `image[0, 2]`.");
        Wrong("rows and columns of the result exchanged in the loops", (image, kernel) =>
        {
            var result = Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]);
            var map = image.CrossCorrelate(kernel);
            for (var i = 0; i < result.Shape[1]; i++)
            {
                for (var j = 0; j < result.Shape[0]; j++)
                {
                    result[i, j] = map[i, j];
                }
            }

            return result;
        }, "Where is a number of rows taken for a number of columns");
        Wrong("no numbers of the kernel", (image, kernel) => image[..(image.Shape[0] - kernel.Shape[0] + 1),
            ..(image.Shape[1] - kernel.Shape[1] + 1)], "Does your code use the numbers of the `kernel` that it is given?");
        Wrong("a kernel of another cell", (image, _) => image[..1, ..1].CrossCorrelate([[2.5f]]),
            "Your result is the same whatever `kernel` is.");
        Wrong("zeros", (image, kernel) => Loops(image, kernel, (_, _, _, _, _) => { }), "Your result is zero everywhere.");
        Wrong("the image", (image, _) => image, "Your result is `image`, unchanged.");
        Wrong("transposed", (image, kernel) => image.CrossCorrelate(kernel).Transpose(),
            "which index of `result` counts rows?", "wider than high");
        Wrong("only the first row", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += i == 0 ? image[i + u, j + v] * kernel[u, v] : 0), "Your result is right in its first row only.");
        Wrong("the largest product", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] = Math.Max(result[i, j], image[i + u, j + v] * kernel[u, v])), "only the largest is left");
        Wrong("the products multiplied, from 1", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] = (u + v == 0 ? 1 : result[i, j]) * image[i + u, j + v] * kernel[u, v]), "are multiplied with each other");
        Wrong("absolute products", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += Math.Abs(image[i + u, j + v] * kernel[u, v])), "A sum keeps the sign of each.");
        Wrong("absolute sums", (image, kernel) => image.CrossCorrelate(kernel).Abs(), "have lost their sign");
        Wrong("sums above 0 alone", (image, kernel) => image.CrossCorrelate(kernel).Relu(), "Sums below 0 have become 0.");
        Wrong("between 0 and 1", (image, kernel) => image.CrossCorrelate(kernel).Clamp(0, 1), "as if they were brightnesses");
        Wrong("the kernel twice", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * kernel[u, v] * kernel[u, v]), "How often does `kernel[u, v]` stand in a product?");
        Wrong("the pixel twice", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * image[i + u, j + v] * kernel[u, v]), "How often does `image[i + u, j + v]`");
        Wrong("the last pixels again", (image, kernel) => Tensor.FromIndex(image.Shape, at => Tensor.FromIndex(kernel.Shape, of =>
            image[Math.Min(at[0] + of[0], image.Shape[0] - 1), Math.Min(at[1] + of[1], image.Shape[1] - 1)] * kernel[of]).Sum().Item()),
            "meets its last pixels again");
        Wrong("nothing", (_, _) => null!, "Nothing came back: the result is null.");
        Wrong("indices exchanged", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[j + v, i + u] * kernel[u, v]), "IndexOutOfRangeException");
        Wrong("the kernel's indices exchanged", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * kernel[v, u]), "u counts the rows of the kernel");
        Wrong("the window's indices exchanged", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + v, j + u] * kernel[u, v]), "The window is transposed");
        Wrong("the kernel's last row and column left out", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += u < kernel.Shape[0] - 1 && v < kernel.Shape[1] - 1 ? image[i + u, j + v] * kernel[u, v] : 0),
            "The last row and the last column of the kernel never take part");
        Wrong("the kernel's last row left out", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += u < kernel.Shape[0] - 1 ? image[i + u, j + v] * kernel[u, v] : 0),
            "The last row of the kernel never takes part", "and column");
        Wrong("set back at each row of the kernel", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] = (v == 0 ? 0 : result[i, j]) + (image[i + u, j + v] * kernel[u, v])),
            "Only the products of the kernel's last row are left");
        Wrong("a window in the middle, on an image as large", (image, kernel) => image.Pad(kernel.Shape[0] / 2, 0, kernel.Shape[1] / 2, 0)
            .CrossCorrelate(kernel),
            "with one row at the top and one column on the left too many");
        Wrong("loops over all of the image", (image, kernel) =>
        {
            var result = Tensor.Zeros([image.Shape[0], image.Shape[1]]);
            for (var i = 0; i < image.Shape[0]; i++)
            {
                for (var j = 0; j < image.Shape[1]; j++)
                {
                    for (var u = 0; u < kernel.Shape[0]; u++)
                    {
                        for (var v = 0; v < kernel.Shape[1]; v++)
                        {
                            result[i, j] += image[i + u, j + v] * kernel[u, v];
                        }
                    }
                }
            }

            return result;
        }, "How many windows lie inside it?");
        Wrong("not a number", (image, kernel) => image.CrossCorrelate(kernel) * float.NaN, "Your result holds NaN");
        Wrong("unfinished for high kernels", (image, kernel) =>
            kernel.Shape[0] > 1 ? throw new NotImplementedException() : image.CrossCorrelate(kernel), "Your code is not finished");
        Wrong("unfinished for wide kernels", (image, kernel) =>
            kernel.Shape[1] == 1 ? throw new NotImplementedException() : image.CrossCorrelate(kernel), "Your code is not finished");
        Wrong("writes to the image", (image, kernel) =>
        {
            var result = image.CrossCorrelate(kernel) + 1;
            image[0, 0] = 7.25f;
            return result;
        }, "Your code writes to `image`");
    }
}
