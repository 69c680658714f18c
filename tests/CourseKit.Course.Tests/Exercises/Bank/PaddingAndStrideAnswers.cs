using CourseKit.Exercises.ShapesAndCost;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class PaddingAndStrideAnswers : AnswerBook<Func<int, int, int, (int Padding, int Stride)>>
{
    public PaddingAndStrideAnswers()
        : base(new PaddingAndStride())
    {
        Right("the largest padding first", (n, f, m) => First(n, f, m, (p, s) => ((n + (2 * p) - f) / s) + 1, downwards: true));
        Right("solved for the stride", (n, f, m) =>
        {
            for (var p = 0; p < f; p++)
            {
                var room = n + (2 * p) - f;
                var s = m == 1 ? room + 1 : Math.Max(1, room / (m - 1));
                if ((room / s) + 1 == m)
                {
                    return (p, s);
                }
            }

            throw new InvalidOperationException("There is none.");
        });
        Wrong("padding from 1 on", (n, f, m) => (
            from p in Enumerable.Range(1, Math.Max(0, f - 1))
            from s in Enumerable.Range(1, n + (2 * p))
            where ((n + (2 * p) - f) / s) + 1 == m
            select (p, s)).FirstOrDefault((0, 1)), "from 5 pixels, with a window of 1");
        Wrong("any padding", (n, f, m) => (
            from p in Enumerable.Range(0, n + 1).Reverse()
            from s in Enumerable.Range(1, 3 * n)
            where ((n + (2 * p) - f) / s) + 1 == m
            select (p, s)).FirstOrDefault((0, 1)),
            "Your pairs make the right number of outputs, but some have f zeros or more at an end", "a window of 1 pixel");
        Wrong("half of what is around the middle", (n, f, m) => ((f - 1) / 2, n / m), "Your padding is always half a window");
        Wrong("solved without padding", (n, f, m) => (0, (n - f) / (m - 1)), "Your padding is always 0.");
        Wrong("the example's pair", (n, f, m) => (1, 2), "The pair has to depend on n, f and m");
        Wrong("zeros on one side", (n, f, m) => First(n, f, m, (p, s) => ((n + p - f) / s) + 1), "fit if p zeros are added in all");
        Wrong("without + 1", (n, f, m) => First(n, f, m, (p, s) => (n + (2 * p) - f) / s), "Your pairs make m steps of the window");
        Wrong("rounds up", (n, f, m) => First(n, f, m, (p, s) => (int)Math.Ceiling((n + (2 * p) - f) / (double)s) + 1),
            "a last, half step counts");
        Wrong("stride first", (n, f, m) => First(n, f, m, (p, s) => ((n + (2 * p) - f) / s) + 1) is var (p, s) ? (s, p) : default,
            "Which of the two comes first?");
        Wrong("half a window, and n/m", (n, f, m) => (f / 2, Math.Max(1, n / m)), "always half a window");
        Wrong("no padding", (n, f, m) => (0, Math.Max(1, n / m)), "Your padding is always 0");
        Wrong("stride 1", (n, f, m) => (Math.Max(0, (m + f - n - 1) / 2), 1), "Your stride is always 1");
        Wrong("pads as much as it takes", (n, f, m) => ((m * n) + f - n, 2 * n) is var (p, s) ? ((p + 1) / 2, s) : default,
            "padding", "Your pairs make the right number");
        Wrong("⌈n/m⌉ and half a window less one", (n, f, m) => ((f - 1) / 2, (n + m - 1) / m),
            "Your padding is always half a window");
        Wrong("a negative padding", (n, f, m) => ((((m - 1) * 2) + f - n) / 2, 2), "There are no fewer zeros than none", "Hint");
    }

    private static (int Padding, int Stride) First(int n, int f, int m, Func<int, int, int> outputs, bool downwards = false)
    {
        for (var s = 1; s <= n; s++)
        {
            for (var p = 0; p < f; p++)
            {
                var padding = downwards ? f - 1 - p : p;
                if (outputs(padding, s) == m)
                {
                    return (padding, s);
                }
            }
        }

        return (0, 0);
    }
}
