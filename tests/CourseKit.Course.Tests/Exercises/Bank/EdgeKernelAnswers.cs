using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class HorizontalEdgeKernelAnswers : AnswerBook<Tensor>
{
    private const string Adds = "What must that sum be?";

    public HorizontalEdgeKernelAnswers()
        : base(new HorizontalEdgeKernel())
    {
        Right("Sobel", [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]);
        Right("upside down, not whole", [[-0.25f], [0.25f]]);
        Right("a second difference", [[1], [-2], [1]]);
        Right("seven by seven", Tensor.FromIndex([7, 7], at => at[0] - 3));
        Right("seven by seven, two rows of it", Tensor.FromIndex([7, 7], at => at[0] == 0 ? 1 : at[0] == 1 ? -1 : 0));
        Wrong("a corner", [[1, -1], [-1, 1]], "A single comparison is enough.", "vertical one too");
        Wrong("the filtered image", Tensor.Ones([6, 8]).CrossCorrelate([[1], [-1]]),
            "and not the filtered image", "What must that sum be?");
        Wrong("vertical", [[1, -1]], "Which two pixels differ at a horizontal edge?");
        Wrong("vertical, Sobel", [[1, 0, -1], [2, 0, -2], [1, 0, -1]], "Your kernel compares left with right");
        Wrong("a sum", [[1], [1]], Adds);
        Wrong("a blur", Tensor.Full([3, 3], 1 / 9f), Adds);
        Wrong("weights that do not balance", [[2], [-1]], Adds);
        Wrong("unbalanced and diagonal", [[1, 0], [0, 2]], Adds, "vertical edge, and");
        Wrong("a single pixel", [[1]], Adds);
        Wrong("diagonal", [[1, 0], [0, -1]], "and a vertical one too");
        Wrong("the other diagonal", [[0, 1], [-1, 0]], "and a vertical one too");
        Wrong("Laplace", [[0, 1, 0], [1, -4, 1], [0, 1, 0]], "and a vertical one too");
        Wrong("zeros", [[0, 0], [0, 0]], "A kernel of zeros is silent everywhere");
        Wrong("without rows", [1, -1], "A kernel has rows and columns", "\"");
        Right("dark above light", [[-1], [1]]);
        Wrong("with the axes of a layer's weights", [[[[1], [-1]]]], "with how many brackets does it begin?", "exception");
        Wrong("empty", Tensor.Zeros([0, 2]), "matrix of at most 7×7 numbers", "exception");
        Wrong("not a number", [[float.NaN], [1]], "All numbers of the kernel are finite", "Hint");
        Wrong("too large", Tensor.Zeros([8, 1]), "matrix of at most 7×7 numbers", "sum");
    }
}

public sealed class DiagonalEdgeKernelAnswers : AnswerBook<Tensor>
{
    public DiagonalEdgeKernelAnswers()
        : base(new DiagonalEdgeKernel())
    {
        Right("three by three, not whole", [[0, 0.5f, 1], [-0.5f, 0, 0.5f], [-1, -0.5f, 0]]);
        Right("seven by seven", Tensor.FromIndex([7, 7], at => at[1] - at[0]));
        Right("seven by seven, one corner of it", Tensor.FromIndex([7, 7], at => at[0] + at[1] == 1 ? at[1] - at[0] : 0));
        Wrong("sees both, one more strongly", [[0, 1, 1], [-1, 0, 1], [-1, -2, 1]], "sees a falling edge and a rising one too", "alike");
        Right("the other way round", [[0, -2.5f], [2.5f, 0]]);
        Wrong("the other diagonal", [[1, 0], [0, -1]], "on which side of a falling edge");
        Wrong("the other diagonal, larger", [[1, 0, 0], [0, 0, 0], [0, 0, -1]], "on which side of a falling edge");
        Wrong("vertical", [[1, -1]], "Which pixels are equal along a rising edge?");
        Wrong("horizontal", [[1], [-1]], "Which pixels are equal along a rising edge?");
        Wrong("both diagonals", [[1, -1], [-1, 1]], "Which pixels are equal along a rising edge?");
        Wrong("a line, not an edge", [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]], "What must that sum be?");
        Wrong("a sum", [[0, 1], [1, 0]], "What must that sum be?");
        Wrong("ones", Tensor.Ones([2, 2]), "What must that sum be?");
        Wrong("zeros", Tensor.Zeros([2, 2]), "A kernel of zeros is silent everywhere");
        Wrong("a row", [0, 1, -1, 0], "A kernel has rows and columns");
        Wrong("infinite", [[0, float.PositiveInfinity], [-1, 0]], "All numbers of the kernel are finite", "Hint");
    }
}
