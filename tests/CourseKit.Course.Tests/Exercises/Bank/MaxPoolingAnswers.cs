using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MaxPoolingAnswers : AnswerBook<Func<Tensor, int, int, int, Tensor>>
{
    public MaxPoolingAnswers()
        : base(new MaxPooling())
    {
        Right("the largest of whole shifted maps", (maps, f, s, p) =>
        {
            var padded = maps.Pad(p, p, p, p, double.NegativeInfinity);
            var columns = padded.Unsqueeze(1).Unfold(new Window2d(f, s)).Max(1);
            return columns.Reshape(maps.Shape[0], ((padded.Shape[1] - f) / s) + 1, -1);
        });
        Right("pixel by pixel, without padding", (maps, f, s, p) => Windows(maps, f, s, p, at => at));
        Right("padded by the lowest number", (maps, f, s, p) => Slices(maps.Pad(p, p, p, p, float.MinValue), f, s, part => part.Max()));
        Wrong("by the library's", (maps, f, s, p) => maps.Unsqueeze(0).MaxPool2d(f, s, p).Select(0, 0),
            "All results are right, but: `MaxPool2d` is not for this exercise.", "Hint");
        Wrong("height and width exchanged", (maps, f, s, p) =>
        {
            var padded = maps.Pad(p, p, p, p, double.NegativeInfinity);
            return Tensor.FromIndex(
                [maps.Shape[0], ((padded.Shape[2] - f) / s) + 1, ((padded.Shape[1] - f) / s) + 1],
                at => padded[at[0]..(at[0] + 1), (at[1] * s)..((at[1] * s) + f), (at[2] * s)..((at[2] * s) + f)].Max().Item());
        }, "With f = 2, s = 1, p = 0, on the maps", "whatever");
        Wrong("padded with zeros", (maps, f, s, p) => Slices(maps.Pad(p, p, p, p), f, s, part => part.Max()),
            "Which number loses against every pixel?");
        Wrong("from 0", (maps, f, s, p) => Windows(maps, f, s, p, at => at, start: 0), "None of your maxima is negative");
        Wrong("from the smallest positive number", (maps, f, s, p) => Windows(maps, f, s, p, at => at, start: float.Epsilon),
            "None of your maxima is negative");
        Wrong("from −999", (maps, f, s, p) => Windows(maps, f, s, p, at => at, start: -999), "Which number is lower than every pixel");
        Wrong("from the first pixel of the map", (maps, f, s, p) => Windows(maps, f, s, p, at => at, start: maps[0, 0, 0]),
            "should not depend on `maps[0, 0, 0]`", "Hint");
        Wrong("stride 1", (maps, f, s, p) => Windows(maps, f, 1, p, at => at), "How far is it from one to the next");
        Wrong("all channels in a slice", (maps, f, s, p) =>
        {
            var padded = maps.Pad(p, p, p, p, float.NegativeInfinity);
            var right = Slices(padded, f, s, part => part.Max());
            return Tensor.FromIndex(right.Shape, at =>
                padded[.., (at[1] * s)..((at[1] * s) + f), (at[2] * s)..((at[2] * s) + f)].Max().Item());
        }, "Whose window is it?");
        Wrong("a range that ends too early", (maps, f, s, p) => Windows(maps, f, s, p, at => at, size: f - 1),
            "where does one of f end?");
        Wrong("one row too few in each window", (maps, f, s, p) => Windows(
            maps, f, s, p, at => at.U == f - 1 ? at with { U = 0 } : at), "Output [0, 0, 0] should depend on", "Hint");
        Wrong("the diagonal of each window", (maps, f, s, p) => Windows(maps, f, s, p, at => at with { V = at.U }),
            "should depend on `maps[0, 0, 1]`: yours stays the same", "Hint");
        Wrong("rows by s, columns by 1", (maps, f, s, p) => Windows(maps, f, s, p, at => at with { J = at.J - (at.Output * (s - 1)) }),
            "With f = 2, s = 2, p = 0", "Hint");
        Wrong("padding at the top and on the left only", (maps, f, s, p) =>
            Slices(maps.Pad(p, 0, p, 0, float.NegativeInfinity), f, s, part => part.Max()), "No window of yours reaches below the map");
        Wrong("half of the padding", (maps, f, s, p) => Windows(maps, f, s, p / 2, at => at),
            "With f = 2, s = 1, p = 1", "Hint");
        Wrong("transposed", (maps, f, s, p) => Windows(maps, f, s, p, at => at).Transpose(), "axes 1 and 2 exchanged", "Hint");
        Wrong("the place of the maximum", (maps, f, s, p) => Slices(maps.Pad(p, p, p, p, float.NegativeInfinity), f, s, part =>
            part.Reshape(-1).ArgMax(0)), "Received: `[[[2, 3, 2], [3, 2, 0]]]`.", "Hint");
        Wrong("whole numbers", (maps, f, s, p) => Windows(maps, f, s, p, at => at) is var right
            ? Tensor.FromIndex(right.Shape, at => (int)right[at]) : right, "cut off to whole numbers", "Hint");
        Wrong("indices beyond the map", (maps, f, s, p) =>
        {
            var pooled = Tensor.Zeros(Windows(maps, f, s, p, at => at).Shape);
            for (var i = 0; i < pooled.Shape[1]; i++)
            {
                pooled[0, i, 0] = maps[0, (i * s) - p, 0];
            }

            return pooled;
        }, "the result should be", "Hint");
    }

    /// <summary>The maximum of each slice.</summary>
    private static Tensor Slices(Tensor padded, int f, int s, Func<Tensor, Tensor> pool) => Tensor.FromIndex(
        [padded.Shape[0], ((padded.Shape[1] - f) / s) + 1, ((padded.Shape[2] - f) / s) + 1],
        at => pool(padded[at[0]..(at[0] + 1), (at[1] * s)..((at[1] * s) + f), (at[2] * s)..((at[2] * s) + f)]).Item());

    /// <summary>The loops of a pooling that looks only at pixels of the map, with the place of each as the learner computes it.</summary>
    private static Tensor Windows(
        Tensor maps, int f, int s, int p, Func<Pixel, Pixel> change, float start = float.NegativeInfinity, int? size = null) =>
        Tensor.FromIndex(
            [maps.Shape[0], ((maps.Shape[1] + (2 * p) - f) / s) + 1, ((maps.Shape[2] + (2 * p) - f) / s) + 1],
            at =>
            {
                var largest = start;
                for (var u = 0; u < (size ?? f); u++)
                {
                    for (var v = 0; v < (size ?? f); v++)
                    {
                        var pixel = change(new Pixel((at[1] * s) - p, (at[2] * s) - p, u, v, at[2]));
                        var (row, column) = (pixel.I + pixel.U, pixel.J + pixel.V);
                        largest = row >= 0 && row < maps.Shape[1] && column >= 0 && column < maps.Shape[2]
                            ? Math.Max(largest, maps[at[0], row, column]) : largest;
                    }
                }

                return largest;
            });

    private sealed record Pixel(int I, int J, int U, int V, int Output);
}
