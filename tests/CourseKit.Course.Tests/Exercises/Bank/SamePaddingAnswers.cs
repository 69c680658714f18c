using CourseKit.Exercises.ShapesAndCost;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SamePaddingAnswers : AnswerBook<Func<int, int, int, (int Before, int After)>>
{
    public SamePaddingAnswers()
        : base(new SamePadding())
    {
        Right("by the remainder", (n, f, s) =>
        {
            var zeros = Math.Max(0, f - (n % s == 0 ? s : n % s));
            return (zeros / 2, (zeros + 1) / 2);
        });
        Right("by trying", (n, f, s) =>
        {
            var (before, after) = (0, 0);
            while (n + before + after < f || ((n + before + after - f) / s) + 1 < (n + s - 1) / s)
            {
                (before, after) = before < after ? (before + 1, after) : (before, after + 1);
            }

            return (before, after);
        });
        Wrong("the window forgotten", (n, f, s) => Halves(Math.Max(0, ((n + s - 1) / s * s) - n)), "received", "of your result is zero");
        Wrong("half a window", (n, f, s) => (f / 2, f / 2), "how many outputs would 3 zeros at each end give?");
        Wrong("(f − 1)/2, the rest after", (n, f, s) => ((f - 1) / 2, f - 1 - ((f - 1) / 2)), "f − 1 zeros keep the size at stride 1");
        Wrong("more before", (n, f, s) => Of(n, f, s) is var zeros ? (zeros - (zeros / 2), zeros / 2) : default,
            "At which end does TensorFlow put the extra zero?");
        Wrong("PyTorch's", (n, f, s) => Of(n, f, s) is var zeros ? ((zeros + 1) / 2, (zeros + 1) / 2) : default,
            "What do your two numbers add up to, which are always equal?");
        Wrong("floor", (n, f, s) => Math.Max(0, (((n / s) - 1) * s) + f - n) is var zeros ? (zeros / 2, zeros - (zeros / 2)) : default,
            "how many outputs are asked for, 2 or 3?");
        Wrong("no cut", (n, f, s) => ((((n + s - 1) / s) - 1) * s) + f - n is var zeros ? (zeros / 2, zeros - (zeros / 2)) : default,
            "Can fewer zeros be missing than none?");
        Wrong("all of them twice", (n, f, s) => (Of(n, f, s), Of(n, f, s)), "You have found how many zeros are missing in all");
        Wrong("none", (n, f, s) => (0, 0), "Without zeros, which is valid padding");
        Wrong("(f − s)/2 at each end", (n, f, s) => (Math.Max(0, f - s) / 2, (Math.Max(0, f - s) + 1) / 2), "f − s zeros are right where");
        Wrong("keeps the size", (n, f, s) => ((n * (s - 1)) + f - s) is var zeros ? (zeros / 2, zeros - (zeros / 2)) : default,
            "How many does the question ask for");
        Wrong("one too many where odd", (n, f, s) => (Of(n, f, s) / 2, (Of(n, f, s) / 2) + 1), "ends behind 13 places", "Hint");
        Wrong("rounded to the even " +
            "half", (n, f, s) => (int)Math.Round(Of(n, f, s) / 2.0) is var half ? (half, Of(n, f, s) - half) : default,
            "The first is half of it, rounded down", "limited to numbers");
        Wrong("all after, and not cut", (n, f, s) => (0, ((((n + s - 1) / s) - 1) * s) + f - n),
            "which pixels lie in the middle of the first window?");
        Wrong("at stride 1 the extra zero before", (n, f, s) => s > 1 ? (Of(n, f, s) / 2, (Of(n, f, s) + 1) / 2)
            : ((Of(n, f, s) + 1) / 2, Of(n, f, s) / 2), "The first is half of it, rounded down", "Hint");
    }

    private static int Of(int n, int f, int s) => Math.Max(0, ((((n + s - 1) / s) - 1) * s) + f - n);

    private static (int, int) Halves(int zeros) => (zeros / 2, zeros - (zeros / 2));
}
