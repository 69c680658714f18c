namespace CourseKit.Exercises.ShapesAndCost;

public sealed class SamePadding()
    : FunctionExercise<Func<int, int, int, (int Before, int After)>>("02-shapes-and-cost/same-padding", "The zeros of same padding")
{
    public override string Question =>
        """
        *Same* padding adds as few zeros as it takes to make exactly ⌈n/s⌉ outputs. Write how many it adds **before** and **after** a
        row of n pixels for a window of f pixels and a stride of s, by TensorFlow's rule: half of them before and half after, and where
        their number is odd, the extra zero goes after.

        For 13 pixels, a window of 6 and a stride of 5 that is 3 outputs. The windows begin at 0, 5 and 10, and the last one ends
        behind 16 pixels. So 3 zeros are missing: **(1, 2)**. Where no zero is missing, as for 8 pixels, a window of 1 and a stride of
        3, it is (0, 0). Arithmetic and `Math.Max` are enough.
        """;

    public override Answer<Func<int, int, int, (int Before, int After)>> Reference { get; } = Write((n, f, s) =>
    {
        var outputs = (n + s - 1) / s;
        var zeros = Math.Max(0, (outputs - 1) * s + f - n);
        return (zeros / 2, zeros - zeros / 2);
    });

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        new(13, 6, 5),
        new(10, 2, 1),
        new(9, 5, 1),
        new(8, 1, 3),
        new(14, 5, 3),
        new(12, 7, 4),
        new(7, 3, 2),
        new(8, 3, 2),
        new(15, 2, 5),
        new(15, 2, 4),
        new(20, 12, 1),
        new(17, 10, 2),
        new(6, 6, 5),
        .. Enumerable.Range(0, 4).Select(_ => new Case(random.Integer(5, 21), random.Integer(1, 8), random.Integer(1, 5))),
    ];

    public override IReadOnlyList<Mistake<Func<int, int, int, (int Before, int After)>>> Mistakes { get; } =
    [
        new("no zeros", (n, f, s) => (0, 0),
            "Without zeros, which is *valid* padding, a window of 6 and a stride of 5 make 2 outputs of 13 pixels. How many are asked " +
                "for?"),
        new("f/2 at any stride", (n, f, s) => (f / 2, f / 2),
            "f/2 at each end is right for an odd window at stride 1. In the example the window is 6 and the stride 5: how many outputs " +
                "would 3 zeros at each end give?"),
        new("(f − 1)/2 at any stride", (n, f, s) => ((f - 1) / 2, (f - 1) / 2),
            "(f − 1)/2 at each end is right for an odd window at stride 1. 14 pixels, a window of 5 and a stride of 3: how many zeros " +
                "does the last of 5 windows still need?"),
        new("f − 1 zeros at any stride", (n, f, s) => Split(f - 1),
            "f − 1 zeros keep the size at stride 1. At stride 5 the last of 3 windows on 13 pixels begins at 10: where does it end?"),
        new("f − s zeros at any size", (n, f, s) => Split(Math.Max(0, f - s)),
            "f − s zeros are right where s divides n. 13 pixels, stride 5: how many pixels lie under the last window, which begins at " +
                "10?"),
        new("f − n % s zeros at any size", (n, f, s) => Split(Math.Max(0, f - (n % s))),
            "How many pixels lie under the last window where s divides n, as for 12 pixels and a stride of 4? Not 0."),
        new("the extra zero before", (n, f, s) => (Zeros(n, f, s) - (Zeros(n, f, s) / 2), Zeros(n, f, s) / 2),
            "The numbers are right, and in the wrong order where they differ. At which end does TensorFlow put the extra zero?"),
        new("negative where no zero is missing", (n, f, s) =>
                (Missing(n, f, s) / 2, Missing(n, f, s) - (Missing(n, f, s) / 2)),
            "With 8 pixels, a window of 1 and a stride of 3 the last window begins and ends at pixel 6. Can fewer zeros be missing than " +
                "none?"),
        new("all zeros at each end", (n, f, s) => (Zeros(n, f, s), Zeros(n, f, s)),
            "You have found how many zeros are missing in all. 3 are missing in the example: how many go before, and how many after?"),
        new("the extra zero dropped", (n, f, s) => (Zeros(n, f, s) / 2, Zeros(n, f, s) / 2),
            "3 zeros are missing in the example. What do your two numbers add up to?"),
        new("an extra zero at each end", (n, f, s) => ((Zeros(n, f, s) + 1) / 2, (Zeros(n, f, s) + 1) / 2),
            "3 zeros are missing in the example. What do your two numbers add up to, which are always equal?"),
        new("all zeros after", (n, f, s) => (0, Zeros(n, f, s)),
            "Their number is right. If all of them stand after the row, which pixels lie in the middle of the first window?")
        {
            Shows = answer => answer(13, 6, 5) == (0, 3) && answer(9, 5, 1) == (0, 4),
        },
        new("all zeros before", (n, f, s) => (Zeros(n, f, s), 0),
            "Their number is right. How are they to be shared between the two ends?")
        {
            Shows = answer => answer(13, 6, 5) == (3, 0) && answer(9, 5, 1) == (4, 0),
        },
        new("as many outputs as pixels", (n, f, s) => Split(((n - 1) * s) + f - n),
            "You pad so that there are n outputs. How many does the question ask for where the window moves by s?"),
        new("⌊n/s⌋ outputs", (n, f, s) => Split(Math.Max(0, (((n / s) - 1) * s) + f - n)),
            "13 pixels at stride 5: how many outputs are asked for, 2 or 3? Here the remainder counts."),
        new("one step too many", (n, f, s) => Split(Math.Max(0, (Ceiling(n, s) * s) + f - n)),
            "Three windows, which begin at 0, 5 and 10: how many steps are there between the first and the last?"),
        new("one pixel too few in the window", (n, f, s) => Split(Math.Max(0, ((Ceiling(n, s) - 1) * s) + f - 1 - n)),
            "A window of 6 that begins at 10 covers pixels 10 to 15. How many pixels does the row need, if they are counted from 0?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, int, int, (int Before, int After)> answer)
    {
        if (base.Diagnose(answer) is { } ignored)
        {
            return ignored;
        }

        (int N, int F, int S)[] sizes = [(9, 5, 1), (10, 4, 1), (12, 7, 4), (13, 6, 5), (8, 1, 3), (15, 2, 4)];
        foreach (var (n, f, s) in sizes)
        {
            var (before, after) = answer(n, f, s);
            var outputs = Ceiling(n, s);
            if (before + after != Zeros(n, f, s))
            {
                return $"With {n} pixels, a window of {f} and a stride of {s} there are {outputs} outputs, and the last window begins at " +
                    $"{(outputs - 1) * s} and ends behind {((outputs - 1) * s) + f} places. There are {n} pixels. Your zeros are " +
                    $"{before} and {after}, in all {before + after}.";
            }
        }

        return sizes.Any(size => answer(size.N, size.F, size.S) != Split(Zeros(size.N, size.F, size.S)))
            ? "Your two numbers add up to the right one. The first is half of it, rounded down; the second is the rest." : null;
    }

    public override IReadOnlyList<string> Hints =>
    [
        "How many outputs are there, and where does the last window begin? It has made outputs − 1 steps of s.",
        "The last window ends behind (outputs − 1)·s + f places. How many of them does the row of n not have?",
        "⌈n/s⌉ is `(n + s - 1) / s`. The zeros are `Math.Max(0, (outputs - 1) * s + f - n)`, of which `zeros / 2` go before.",
    ];

    public override string Explanation =>
        "That the extra zero goes after is a choice of TensorFlow's, and it matters: weights that were trained with it give shifted maps " +
            "in a library that pads evenly. PyTorch has `padding='same'` for stride 1 only, and fixed zeros at both ends otherwise.";

    private static int Ceiling(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    private static int Missing(int n, int f, int s) => ((Ceiling(n, s) - 1) * s) + f - n;

    private static int Zeros(int n, int f, int s) => Math.Max(0, Missing(n, f, s));

    private static (int Before, int After) Split(int zeros) => (zeros / 2, zeros - (zeros / 2));
}
