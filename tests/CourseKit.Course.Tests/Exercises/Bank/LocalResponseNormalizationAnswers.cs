using CourseKit.Exercises.Pooling;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class LocalResponseNormalizationAnswers : AnswerBook<Func<Tensor, int, float, float, float, Tensor>>
{
    public LocalResponseNormalizationAnswers()
        : base(new LocalResponseNormalization())
    {
        Right("by padded maps, shifted and added up", (maps, r, alpha, beta, k) =>
        {
            var padded = maps.Square().Pad([(r, r), (0, 0), (0, 0)]);
            var sum = padded[..maps.Shape[0]];
            for (var shift = 1; shift <= 2 * r; shift++)
            {
                sum += padded[shift..(shift + maps.Shape[0])];
            }

            return maps / ((alpha * sum) + k).Pow(beta);
        });
        Right("by running sums over the maps", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) =>
        {
            double Upto(int end) => Enumerable.Range(0, Math.Clamp(end, 0, maps.Shape[0])).Sum(j => Math.Pow(maps[j, y, x], 2));
            return maps[i, y, x] * Math.Exp(-beta * Math.Log(k + (alpha * (Upto(i + r + 1) - Upto(i - r)))));
        }));
        Wrong("by the library's, its α undone", (maps, r, alpha, beta, k) => maps.Unsqueeze(0)
            .LocalResponseNorm((2 * r) + 1, alpha * ((2 * r) + 1), beta, k).Reshape([.. maps.Shape]),
            "All results are right, but: `LocalResponseNorm` is not for this exercise.", "Hint");
        Wrong("the library's as it is", (maps, r, alpha, beta, k) => maps.Unsqueeze(0)
            .LocalResponseNorm((2 * r) + 1, alpha, beta, k).Reshape([.. maps.Shape]), "That is PyTorch's rule");
        Wrong("r is the size", (maps, r, alpha, beta, k) => maps.Unsqueeze(0)
            .LocalResponseNorm(Math.Max(1, r), alpha * Math.Max(1, r), beta, k).Reshape([.. maps.Shape]), "r", "PyTorch's rule, with");
        Wrong("a range that ends too early", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Enumerable.Range(0, maps.Shape[0]).Where(j => j >= i - r && j < i + r)
                .Sum(j => maps[j, y, x] * maps[j, y, x]))), "how far does it have to go?");
        Wrong("columns for maps", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Enumerable.Range(0, maps.Shape[2]).Where(j => Math.Abs(j - x) <= r).Sum(j => maps[i, y, j] * maps[i, y, j]))),
            "Whose axis does the index j of the formula count?");
        Wrong("multiplied", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] / Power(
            k, alpha, beta, Squares(maps, r, i, y, x))), "Your strong responses grow.");
        Wrong("only others", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Squares(maps, r, i, y, x) - Math.Pow(maps[i, y, x], 2))), "Is j = i between i − r and i + r?");
        Wrong("written over", (maps, r, alpha, beta, k) =>
        {
            for (var i = 0; i < maps.Shape[0]; i++)
            {
                for (var y = 0; y < maps.Shape[1]; y++)
                {
                    for (var x = 0; x < maps.Shape[2]; x++)
                    {
                        maps[i, y, x] *= Power(k, alpha, beta, Squares(maps, r, i, y, x));
                    }
                }
            }

            return maps;
        }, "Where do you write the results?");
        Wrong("AlexNet's numbers", (maps, _, _, _, _) => maps / ((1e-4 * maps.Square()) + 2).Pow(0.75), "whatever `r` is", "Hint");
        Wrong("softmax over maps", (maps, r, alpha, beta, k) => maps.Softmax(0), "whatever `r` is", "Hint");
        Wrong("β of the sum's squares", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Enumerable.Range(0, maps.Shape[0]).Where(j => Math.Abs(j - i) <= r).Sum(j => Math.Pow(maps[j, y, x], 4)))),
            "`[[[3]]]`, r = 0, α = 0.5, β = 1 and k = 2, the result should be", "Hint");
        Wrong("α squared", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha * alpha, beta, Squares(maps, r, i, y, x))), "Does it stand inside the square?");
        Wrong("subtracted", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] - Power(
            k, alpha, -beta, Squares(maps, r, i, y, x))), "With one value, `[[[3]]]`, r = 0, α = 0, β = 1 and k = 2", "Hint");
        Wrong("one neighbor on each side always", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Squares(maps, 1, i, y, x))), "whatever `r` is", "Hint");
        Wrong("behind it r, before it one", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Enumerable.Range(0, maps.Shape[0]).Where(j => j >= i - 1 && j <= i + r)
                .Sum(j => maps[j, y, x] * maps[j, y, x]))),
            "`[[[3]], [[1]]]`, r = 0", "Hint");
        Wrong("without the end maps", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Squares(maps, r, i, y, x)))[..^1], "without its last part along axis 0", "Hint");
        Wrong("strictly less", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Squares(maps, r - 1, i, y, x))), "Do the maps i − r and i + r belong to it?");
        Wrong("negative values cut off first", (maps, r, alpha, beta, k) => maps.Relu() is var positive
            ? Loops(positive, (i, y, x) => positive[i, y, x] * Power(k, alpha, beta, Squares(positive, r, i, y, x))) : maps,
            "With four maps", "Hint");
        Wrong("k in each term", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            0, 1, beta, Enumerable.Range(0, maps.Shape[0]).Where(j => Math.Abs(j - i) <= r)
                .Sum(j => k + (alpha * maps[j, y, x] * maps[j, y, x])))), "How often does it stand in the bracket?");
        Wrong("a sum that goes on from map to map", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Enumerable.Range(0, i + 1).Sum(before => Squares(maps, r, before, y, x)))),
            "With two maps, `[[[3]], [[1]]]`, r = 0", "Hint");
        Wrong("looks beyond the last map", (maps, r, alpha, beta, k) => Loops(maps, (i, y, x) => maps[i, y, x] * Power(
            k, alpha, beta, Enumerable.Range(i - r, (2 * r) + 1).Sum(j => maps[j, y, x] * maps[j, y, x]))), "IndexOutOfRangeException");
    }

    private static Tensor Loops(Tensor maps, Func<int, int, int, double> value) =>
        Tensor.FromIndex(maps.Shape, at => value(at[0], at[1], at[2]));

    private static float Power(float k, float alpha, float beta, double sum) => (float)Math.Pow(k + (alpha * sum), -beta);

    private static double Squares(Tensor maps, int r, int i, int y, int x) =>
        Enumerable.Range(0, maps.Shape[0]).Where(j => Math.Abs(j - i) <= r).Sum(j => maps[j, y, x] * maps[j, y, x]);
}
