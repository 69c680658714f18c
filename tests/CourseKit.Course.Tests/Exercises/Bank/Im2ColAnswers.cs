using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class Im2ColAnswers : AnswerBook<Func<Tensor, int, int, int, Tensor>>
{
    public Im2ColAnswers()
        : base(new Im2Col())
    {
        Right("window by window, by slices", (image, f, s, p) =>
        {
            var padded = image.Pad(p, p, p, p);
            var windows = from i in Enumerable.Range(0, ((padded.Shape[1] - f) / s) + 1)
                          from j in Enumerable.Range(0, ((padded.Shape[2] - f) / s) + 1)
                          select padded[.., (i * s)..((i * s) + f), (j * s)..((j * s) + f)].Reshape(-1).ToArray();
            return Tensor.From([windows.Count(), image.Shape[0] * f * f], [.. windows.SelectMany(window => window)]).Transpose();
        });
        Wrong("by the library's Unfold", (image, f, s, p) => image.Unsqueeze(0).Unfold(new Window2d(f, s, p)) is var all
            ? all.Reshape(all.Shape[1], all.Shape[2]) : all,
            "All results are right, but: `Unfold` is not for this exercise. Received: a call of it. Write the loops yourself", "Hint");
        Wrong("a row for each window", (image, f, s, p) => Entries(image, f, s, p, at => at).Transpose(), "Your matrix is transposed");
        Wrong("channels " +
            "last", (image, f, s, p) => Entries(image, f, s, p, at => at with { Row = (((at.U * f) + at.V) * at.C) + at.Channel }),
            "which index runs slowest?");
        Wrong("u and v exchanged", (image, f, s, p) => Entries(image, f, s, p, at => at with { U = at.V, V = at.U }),
            "listed column by column");
        Wrong("as many outputs down as " +
            "across", (image, f, s, p) => Entries(image, f, s, p, at => at with { Column = (at.I * at.Rows) + at.J }),
            "i·H' or i·W'?");
        Wrong("outputs column after " +
            "column", (image, f, s, p) => Entries(image, f, s, p, at => at with { Column = (at.J * at.Rows) + at.I }),
            "j·H' + i?");
        Wrong("no stride where it reads", (image, f, s, p) => Entries(image, f, s, p, at => at with { Stride = 1 }),
            "where should it begin?");
        Wrong("f instead of f·f", (image, f, s, p) => Entries(image, f, s, p, at => at with { Row = ((at.Channel + at.U) * f) + at.V }),
            "f or f·f?");
        Wrong("no padding", (image, f, s, p) => Entries(image, f, s, 0, at => at), "What lies there?");
        Wrong("the same channel always", (image, f, s, p) => Entries(image, f, s, p, at => at with { Channel = 0 }),
            "row 4 of the matrix is pixel (0, 0) of the windows in channel 1", "Hint");
        Wrong("windows from below", (image, f, s, p) => Entries(image, f, s, p, at => at with { U = f - 1 - at.U }),
            "So [0, 0] should hold `image[0, 0, 0]`, and holds `image[0, 1, 0]`.", "Hint");
        Wrong("a square of outputs", (image, f, s, p) => Entries(image, f, s, p, at => at with { Column = at.I * at.J }),
            "row 0 of the matrix is pixel (0, 0)", "Hint");
        Wrong("the last row and column left out", (image, f, s, p) => Entries(image[.., ..^1, ..^1], f, s, p, at => at), "shape", "Hint");
    }

    private static Tensor Entries(Tensor image, int f, int s, int p, Func<Entry, Entry> change)
    {
        var padded = image.Pad(p, p, p, p);
        var (channels, rows, columns) = (image.Shape[0], ((padded.Shape[1] - f) / s) + 1, ((padded.Shape[2] - f) / s) + 1);
        var matrix = Tensor.Zeros([channels * f * f, rows * columns]);
        for (var row = 0; row < matrix.Shape[0]; row++)
        {
            for (var column = 0; column < matrix.Shape[1]; column++)
            {
                var entry = change(new Entry(
                    row, column, row / (f * f), row / f % f, row % f, column / columns, column % columns, s, channels, rows));
                matrix[entry.Row, entry.Column] = padded[
                    entry.Channel, (entry.I * entry.Stride) + entry.U, (entry.J * entry.Stride) + entry.V];
            }
        }

        return matrix;
    }

    private sealed record Entry(int Row, int Column, int Channel, int U, int V, int I, int J, int Stride, int C, int Rows);
}
