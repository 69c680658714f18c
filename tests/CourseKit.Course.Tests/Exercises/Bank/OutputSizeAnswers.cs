using CourseKit.Exercises.ShapesAndCost;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class OutputSizeAnswers : AnswerBook<Func<int, int, int, int, int, int>>
{
    public OutputSizeAnswers()
        : base(new OutputSize())
    {
        Right("counts the places", (n, f, p, s, d) =>
        {
            var places = 0;
            for (var first = -p; first + (d * (f - 1)) < n + p; first += s)
            {
                places++;
            }

            return places;
        });
        Right("rounds up all places at stride 1", (n, f, p, s, d) => (int)Math.Ceiling((n + (2 * p) - (d * (f - 1))) / (double)s));
        Right("the stride added before the division", (n, f, p, s, d) => (n + p + p - 1 - ((f - 1) * d) + s) / s);
        Wrong("one zero for two", (n, f, p, s, d) => ((n + p - (d * (f - 1)) - 1) / s) + 1, "a zero on the left and one on the right");
        Wrong("without + 1", (n, f, p, s, d) => (n + (2 * p) - (d * (f - 1)) - 1) / s, "You count the steps of the window");
        Wrong("without dilation", (n, f, p, s, d) => ((n + (2 * p) - f) / s) + 1, "Over how many pixels do they reach?");
        Wrong("divides first", (n, f, p, s, d) => (n / s) + (2 * p) - (d * (f - 1)), "distance from the first place of the window");
        Wrong("f instead of f − 1", (n, f, p, s, d) => ((n + (2 * p) - (d * f) - 1) / s) + 1, "at a distance of 1, reaches over f pixels");
        Wrong("no parentheses", (n, f, p, s, d) => n + (2 * p) - (d * (f - 1)) - (1 / s) + 1, "`(10 - 3) / 2`");
        Wrong("rounds up", (n, f, p, s, d) => (int)Math.Ceiling((n + (2 * p) - (d * (f - 1)) - 1) / (double)s) + 1,
            "Does half a step make another output?");
        Wrong("exchanges f and s", (n, f, p, s, d) => ((n + (2 * p) - (d * (s - 1)) - 1) / f) + 1, "the result should be `7`", "Hint");
        Wrong("exchanges p and s", (n, f, p, s, d) => p == 0 ? 0 : ((n + (2 * s) - (d * (f - 1)) - 1) / p) + 1,
            "With 9 pixels, a window of 3, stride 1 and nothing else, the result should be `7`. Received: `0`.", "Hint");
        Wrong("no dilation where the stride is 1", (n, f, p, s, d) => ((n + (2 * p) - (s == 1 ? f - 1 : d * (f - 1)) - 1) / s) + 1,
            "a stride of 1 on 10 pixels, and a dilation of 3", "Hint");
        Wrong("dilation counted as stride", (n, f, p, s, d) => ((n + (2 * p) - f) / (s * d)) + 1,
            "one of which is left over, your code is right. With a stride of 1 on 10 pixels, and a dilation of 3", "Hint");
        Wrong("always the example", (n, f, p, s, d) => 4, "Your result is the same whatever");
        Wrong("padding once where it is 1", (n, f, p, s, d) => ((n + (p == 1 ? 1 : 2 * p) - (d * (f - 1)) - 1) / s) + 1,
            "With 9 pixels, a window of 3 and a zero at each end, the result should be `9`. Received: `8`.", "Hint");
    }
}
