using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CorrelationMatrixAnswers : AnswerBook<Func<Tensor, int, int, Tensor>>
{
    public CorrelationMatrixAnswers()
        : base(new CorrelationMatrix())
    {
        Right("pixel by pixel: what a correlation makes of an image with one light pixel", Columns);
        Wrong("pixels as rows", (kernel, height, width) => Columns(kernel, height, width).Transpose(),
            "Which of the two are its rows then");
        Wrong("flipped", (kernel, height, width) => Columns(kernel.Flip(0, 1), height, width), "`kernel[0, 0]` meets the top left pixel");
        Wrong("the kernel in one piece", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            (i * columns + j, (i * width) + j + (u * kernel.Shape[1]) + v)), "not by the width of the kernel");
        Wrong("rows counted by the image's width", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            (i * width + j, (i + u) * width + j + v)), "exception");
        Wrong("the window does not move", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            (i * columns + j, u * width + v)), "All rows hold the kernel in the same columns");
        Wrong("the kernel's place subtracted", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            (i * columns + j, (i - u) * width + j - v)), "with nothing subtracted", "one size taken for another");
        Wrong("a square matrix", (kernel, height, width) => Tensor.FromIndex([height * width, height * width], at =>
        {
            var (u, v) = Math.DivRem(at[1] - at[0], width);
            return at[1] >= at[0] && u < kernel.Shape[0] && v < kernel.Shape[1] ? kernel[u, v] : 0;
        }), "There is a row for each output");
        Wrong("outputs counted by rows", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            (i * (height - kernel.Shape[0] + 1) + j, (i + u) * width + j + v)), "`rows` or `columns`?");
        Wrong("the kernel's indices exchanged", (kernel, height, width) =>
        {
            var matrix = Matrix(kernel, height, width, (i, j, u, v, columns) => (i * columns + j, (i + u) * width + j + v));
            _ = Loops(Tensor.Zeros([height, width]), kernel, (_, i, j, u, v) =>
                matrix[i * (width - kernel.Shape[1] + 1) + j, (i + u) * width + j + v] = kernel[v, u]);
            return matrix;
        }, "it should hold `kernel[0, 1]`, and holds `kernel[1, 0]`");
        Wrong("one row of the kernel", (kernel, height, width) => Columns(kernel * Tensor.FromIndex(kernel.Shape, at => at[0] == 0 ? 1 : 0),
            height, width), "is pixel (1, 0): it should hold `kernel[1, 0]`, and holds 0");
        Wrong("i and j exchanged in the column", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            (i * columns + j, (j + u) * width + i + v)), "Yours begins in column 4.", "taken for another");
        Wrong("the lesson's numbers", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, _) =>
            (i * 3 + j, (i + u) * 4 + j + v)), "For a kernel of 2×3 on 4×6 pixels, row 0", "Yours begins");
        Wrong("a kernel of another cell", (_, height, width) => Columns([[0, 1], [2, 3]], height, width),
            "Your result is the same whatever `kernel` is.");
        Wrong("every second output", (kernel, height, width) => Tensor.FromIndex(
            [(Columns(kernel, height, width).Shape[0] + 1) / 2, height * width], at => Columns(kernel, height, width)[2 * at[0], at[1]]),
            "It needs a row for each output and a column for each pixel.");
        Wrong("zeros", (kernel, height, width) => Columns(kernel, height, width) * 0, "Your result is zero everywhere.");
        Wrong("ones", (kernel, height, width) => Columns(Tensor.Ones(kernel.Shape), height, width),
            "it should hold `kernel[0, 0]`, and holds 1", "whole numbers");
        Wrong("the last output missing", (kernel, height, width) => Columns(kernel, height, width)[..^1],
            "Your result is the expected one without its last row.");
        Wrong("a row for each row of outputs", (kernel, height, width) => Columns(kernel, height, width)
            .Reshape(height - kernel.Shape[0] + 1, -1), "The shape should be");
        Wrong("the kernel negated", (kernel, height, width) => Columns(-kernel, height, width),
            "Your result is the expected one, negated.");
        Wrong("in the order of the outputs reversed", (kernel, height, width) => Columns(kernel, height, width).Flip(0),
            "output (i, j) is row i·columns + j");
        Wrong("outputs column after column", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            ((j * (height - kernel.Shape[0] + 1)) + i, ((i + u) * width) + j + v)), "output (i, j) is row i·columns + j");
        Wrong("pixels column after column", (kernel, height, width) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            ((i * columns) + j, ((j + v) * height) + i + u)), "pixel (r, c) is column r·width + c");
        Wrong("a row for each pixel, the last ones empty", (kernel, height, width) => Tensor.Concat(0, Columns(kernel, height, width),
            Tensor.Zeros([(height * width) - Columns(kernel, height, width).Shape[0], height * width])), "too many", "Hint");
        Wrong("a row for each pixel, some empty", (kernel, height, width) =>
        {
            var (matrix, columns) = (Tensor.Zeros([height * width, height * width]), width - kernel.Shape[1] + 1);
            var rows = Columns(kernel, height, width);
            for (var output = 0; output < rows.Shape[0]; output++)
            {
                for (var pixel = 0; pixel < height * width; pixel++)
                {
                    matrix[(output / columns * width) + (output % columns), pixel] = rows[output, pixel];
                }
            }

            return matrix;
        }, "those where the window would stick out are empty");
        Wrong("width before height", (kernel, width, height) => Matrix(kernel, height, width, (i, j, u, v, columns) =>
            ((i * columns) + j, ((i + u) * width) + j + v)), "takes the height first");
        Wrong("sizes without + 1", (kernel, height, width) => Tensor.FromIndex(
            [(height - kernel.Shape[0]) * (width - kernel.Shape[1]), height * width], at => Columns(kernel, height, width)[
                (at[0] / (width - kernel.Shape[1]) * (width - kernel.Shape[1] + 1)) + (at[0] % (width - kernel.Shape[1])), at[1]]),
            "ends with + 1");
    }

    private static Tensor Columns(Tensor kernel, int height, int width)
    {
        var outputs = (height - kernel.Shape[0] + 1) * (width - kernel.Shape[1] + 1);
        var columns = Enumerable.Range(0, height * width).Select(pixel =>
        {
            var image = Tensor.Zeros([height, width]);
            image[pixel / width, pixel % width] = 1;
            return image.CrossCorrelate(kernel).Reshape(outputs, 1);
        });
        return Tensor.Concat(1, [.. columns]);
    }

    private static Tensor Matrix(Tensor kernel, int height, int width, Func<int, int, int, int, int, (int Row, int Column)> place)
    {
        var (rows, columns) = (height - kernel.Shape[0] + 1, width - kernel.Shape[1] + 1);
        var matrix = Tensor.Zeros([rows * columns, height * width]);
        _ = Loops(Tensor.Zeros([height, width]), kernel, (_, i, j, u, v) =>
        {
            var (row, column) = place(i, j, u, v, columns);
            matrix[row, column] = kernel[u, v];
        });
        return matrix;
    }
}
