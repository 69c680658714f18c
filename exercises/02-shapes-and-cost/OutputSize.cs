namespace CourseKit.Exercises.ShapesAndCost;

public sealed class OutputSize()
    : FunctionExercise<Func<int, int, int, int, int, int>>("02-shapes-and-cost/output-size", "The size of an output")
{
    public override string Question =>
        """
        How many outputs has a convolution along one axis? Write it as a function of five whole numbers: n pixels, a window of f
        pixels, p zeros at **each** end, a stride of s, and a dilation of d, which is the distance between neighboring pixels of the
        window (1: they touch). Only windows that lie wholly on the n + 2p pixels count.

        For n = 10, f = 3, p = 1, s = 2, d = 2 the window reaches over 5 pixels of 12. It begins at 0, 2, 4 and 6, and the last pixel
        is left over: **4** outputs. The window always fits. Arithmetic is enough; for whole numbers `/` drops the remainder.
        """;

    public override Answer<Func<int, int, int, int, int, int>> Reference { get; } =
        Write((n, f, p, s, d) => (n + 2 * p - d * (f - 1) - 1) / s + 1);

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        new(10, 3, 1, 2, 2),
        new(13, 6, 0, 5, 1),
        new(9, 4, 2, 1, 1),
        new(14, 3, 3, 2, 1),
        new(11, 2, 1, 3, 3),
        new(5, 5, 0, 1, 1),
        new(8, 1, 0, 3, 2),
        .. Enumerable.Range(0, 4).Select(_ => new Case(
            random.Integer(10, 21), random.Integer(2, 5), random.Integer(0, 4), random.Integer(1, 5), random.Integer(1, 4))),
    ];

    public override IReadOnlyList<Mistake<Func<int, int, int, int, int, int>>> Mistakes { get; } =
    [
        new("padding counted once", (n, f, p, s, d) => ((n + p - Extent(f, d)) / s) + 1,
            "With p = 1 the 10 pixels of the example have a zero on the left and one on the right. How many places does the window " +
                "then have to slide over?"),
        new("padding left out", (n, f, p, s, d) => ((n - Extent(f, d)) / s) + 1,
            "Your result is that of an image without zeros around it. How many pixels has a row of n with p zeros at each end?"),
        new("padding subtracted", (n, f, p, s, d) => ((n - (2 * p) - Extent(f, d)) / s) + 1,
            "Do the zeros at the ends give the window more room, or less?"),
        new("padding added after the division", (n, f, p, s, d) => ((n - Extent(f, d)) / s) + 1 + (2 * p),
            "The window also walks over the zeros in steps of s. What has to be added before the division, and what after?"),
        new("the stride divides the pixels alone", (n, f, p, s, d) => (n / s) + (2 * p) - Extent(f, d) + 1,
            "Before you divide, you need the distance from the first place of the window to the last. Which of the numbers does that " +
                "distance depend on?"),
        new("only the last term divided", (n, f, p, s, d) => n + (2 * p) - (d * (f - 1)) - (1 / s) + 1,
            "What does `10 - 3 / 2` compute, and what `(10 - 3) / 2`?"),
        new("+ 1 forgotten", (n, f, p, s, d) => (n + (2 * p) - Extent(f, d)) / s,
            "You count the steps of the window. A window of 5 on 5 pixels takes no step: how many outputs does it make?"),
        new("the + 1 divided", (n, f, p, s, d) => (n + (2 * p) - Extent(f, d) + 1) / s,
            "A window of 5 on 6 pixels, stride 3: it takes no step, and makes one output. What does your formula divide by 3 here?"),
        new("ceiling for floor", (n, f, p, s, d) => Ceiling(n + (2 * p) - Extent(f, d), s) + 1,
            "In the example a pixel is left over behind the last window. Does half a step make another output?"),
        new("ceiling, and no + 1", (n, f, p, s, d) => Ceiling(n + (2 * p) - Extent(f, d), s),
            "Where the stride divides without a remainder, one is missing: a window of 5 on 5 pixels makes how many outputs? To round " +
                "up is not to count the first place."),
        new("rounded to the nearest", (n, f, p, s, d) => (int)Math.Round((n + (2.0 * p) - Extent(f, d)) / s) + 1,
            "7 pixels are left for the window, and the stride is 4. `Math.Round` makes two steps of it. How many fit?"),
        new("the rule of same padding", (n, f, p, s, d) => Ceiling(n, s),
            "⌈n/s⌉ is what *same* padding gives, which chooses its zeros itself. Here the zeros are given: where does p come in?"),
        new("stride left out", (n, f, p, s, d) => n + (2 * p) - Extent(f, d) + 1,
            "That is the number of places for a stride of 1. How many of them are visited with a stride of s?"),
        new("dilation left out", (n, f, p, s, d) => ((n + (2 * p) - f) / s) + 1,
            "Three pixels of a window that lie 2 apart: × · × · ×. Over how many pixels do they reach?"),
        new("d·f pixels in a window", (n, f, p, s, d) => ((n + (2 * p) - (d * f)) / s) + 1,
            "Three pixels that lie 2 apart: × · × · ×. How many gaps are there between three pixels?"),
        new("d·f pixels in a window, and 1", (n, f, p, s, d) => ((n + (2 * p) - (d * f) - 1) / s) + 1,
            "A window of f pixels, at a distance of 1, reaches over f pixels. Over how many does it reach in your formula?"),
        new("d·(f − 1) pixels in a window", (n, f, p, s, d) => ((n + (2 * p) - (d * (f - 1))) / s) + 1,
            "Three pixels that lie 2 apart: × · × · ×. Between the first and the last lie 2·2 steps: how many pixels are that?"),
        new("d pixels left out", (n, f, p, s, d) => ((n + (2 * p) - f - ((f - 1) * d)) / s) + 1,
            "With d = 1 the pixels of a window touch. How many pixels lie between two neighbors of the window, then, for any d?"),
        new("the dilation counted once", (n, f, p, s, d) => ((n + (2 * p) - f - d + 1) / s) + 1,
            "Every gap of the window is d wide. How many gaps has a window of f pixels?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, int, int, int, int, int> answer) =>
        base.Diagnose(answer) ?? new Steps<Func<int, int, int, int, int, int>>(Reference.Value,
        ("9 pixels, a window of 3, stride 1 and nothing else", function => function(9, 3, 0, 1, 1)),
        ("9 pixels, a window of 3 and a zero at each end", function => function(9, 3, 1, 1, 1)),
        ("9 pixels, a window of 3 and 2 zeros at each end", function => function(9, 3, 2, 1, 1)),
        ("9 pixels, no zeros, and a stride of 2", function => function(9, 3, 0, 2, 1)),
        ("a stride of 2 on 10 pixels, one of which is left over", function => function(10, 3, 0, 2, 1)),
        ("a stride of 1 on 10 pixels, and a dilation of 3", function => function(10, 3, 0, 1, 3)),
        ("a window of one pixel on 7, dilation 3", function => function(7, 1, 0, 1, 3)),
        ("11 pixels, a window of 3, 2 zeros at each end, stride 2, dilation 2", function => function(11, 3, 2, 2, 2)))
        .Objection(answer);

    public override IReadOnlyList<string> Hints =>
    [
        "Draw 7 squares in a row and slide a window of 3 over them, first by 1, then by 2. Where does it begin for the last time?",
        "A window of f pixels that lie d apart reaches over d·(f − 1) + 1 pixels. The n + 2p pixels minus these are how far it can move.",
        "It moves ⌊how far / s⌋ times, and makes one output more than it moves: `(n + 2 * p - reach) / s + 1`.",
    ];

    public override string Explanation =>
        "This is the formula in the documentation of every library, and each axis has its own. The remainder that the floor drops is " +
            "pixels that no window sees: with 13 pixels, a window of 6 and stride 5, the last two.";

    private static int Extent(int f, int d) => (d * (f - 1)) + 1;

    private static int Ceiling(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
