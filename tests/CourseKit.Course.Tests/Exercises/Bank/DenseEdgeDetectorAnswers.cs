using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DenseEdgeDetectorAnswers : AnswerBook<Func<int, int, (Tensor Weights, int Parameters)>>
{
    public DenseEdgeDetectorAnswers()
        : base(new DenseEdgeDetector())
    {
        Right("by differences of rows of the unit matrix", (height, width) =>
        {
            var weights = Weights(height, width);
            return (weights, weights.Shape[0] * (weights.Shape[1] + 1));
        });
        Wrong("no biases", (height, width) => (Weights(height, width), Pixels(height, width) * Outputs(height, width)),
            "Each output has a bias");
        Wrong("a bias for each pixel", (height, width) => (Weights(height, width),
            (Pixels(height, width) * Outputs(height, width)) + Pixels(height, width)), "You counted a bias for each pixel");
        Wrong("one bias", (height, width) => (Weights(height, width), (Pixels(height, width) * Outputs(height, width)) + 1),
            "You counted one bias for all outputs");
        Wrong("the kernel's", (height, width) => (Weights(height, width), 3), "That is the convolution's count");
        Wrong("those that are not zero", (height, width) => (Weights(height, width), 3 * Outputs(height, width)),
            "The zeros are parameters");
        Wrong("transposed", (height, width) => (Weights(height, width).Transpose(), Count(height, width)),
            "Which of the two are its rows then");
        Wrong("signs exchanged", (height, width) => (-Weights(height, width), Count(height, width)), "where are yours?");
        Wrong("signs exchanged, no biases", (height, width) => (-Weights(height, width), Pixels(height, width) * Outputs(height, width)),
            "where are yours?", "turned by 180°");
        Wrong("signs exchanged, one bias", (height, width) => (-Weights(height, width), 10), "where are yours?", "The count is right");
        Wrong("across the ends of rows", (height, width) => (Diagonal(Outputs(height, width), Pixels(height, width)), Count(height, width)),
            "Output 2 compares the last pixel of a row with the first of the next");
        Wrong("across the ends of rows, and no biases", (height, width) =>
            (Diagonal(Outputs(height, width), Pixels(height, width)), Pixels(height, width) * Outputs(height, width)),
            "Output 2 compares the last pixel of a row with the first of the next");
        Wrong("one output less than pixels", (height, width) => (Diagonal(Pixels(height, width) - 1, Pixels(height, width)), 0),
            "Output 2 compares the last pixel of a row with the first of the next");
        Wrong("twice as much", (height, width) => (2 * Weights(height, width), Count(height, width)), "Your weights are 2 and −2");
        Wrong("the last column skipped", (height, width) => (Diagonal(Pixels(height, width), Pixels(height, width))
            * Tensor.FromIndex([Pixels(height, width), 1], at => at[0] % width < width - 1 ? 1 : 0), Count(height, width)),
            "You have an output for each pixel");
        Wrong("all squared", (height, width) => (Weights(height, width), Pixels(height, width) * (Pixels(height, width) + 1)),
            "You counted an output for each pixel");
        Wrong("one output for each pixel", (height, width) =>
        {
            var n = Pixels(height, width);
            return (Diagonal(n, n), (n * n) + n);
        }, "You have an output for each pixel");
        Wrong("the weights are zero", (height, width) => (Weights(height, width) * 0, Count(height, width)),
            "Part 1 of your result is zero everywhere.");
        Wrong("no weights", (height, width) => (null!, Count(height, width)), "In part 1: Nothing came back");
        Wrong("one bias too many", (height, width) => (Weights(height, width), Count(height, width) + 1),
            "In part 2: Expected 28, received 29.", "You counted");
        Wrong("nothing counted", (height, width) => (Weights(height, width), 0), "Part 2 of your result is zero.");
        Wrong("height and width exchanged", (height, width) => (Weights(width, height), Count(width, height)),
            "The shape should be", "Hint");
    }

    private static Tensor Diagonal(int rows, int columns) =>
        Tensor.FromIndex([rows, columns], at => at[0] == at[1] ? 1 : at[1] == at[0] + 1 ? -1 : 0);

    private static int Pixels(int height, int width) => height * width;

    private static int Outputs(int height, int width) => height * (width - 1);

    private static int Count(int height, int width) => (Pixels(height, width) * Outputs(height, width)) + Outputs(height, width);

    private static Tensor Weights(int height, int width)
    {
        var unit = Tensor.FromIndex([height * width, height * width], at => at[0] == at[1] ? 1 : 0);
        var rows = Enumerable.Range(0, (height * width) - 1).Where(pixel => pixel % width < width - 1)
            .Select(pixel => unit[pixel..(pixel + 1)] - unit[(pixel + 1)..(pixel + 2)]);
        return Tensor.Concat(0, [unit[..0], .. rows]);
    }
}
