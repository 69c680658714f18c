namespace CourseKit.Exercises.ShapesAndCost;

public sealed class PaddingAndStride()
    : PropertyExercise<Func<int, int, int, (int Padding, int Stride)>>(
        "02-shapes-and-cost/padding-and-stride", "Padding and stride for a size")
{
    private static readonly (int N, int F, int M)[] Sizes =
        [(7, 3, 4), (13, 6, 2), (10, 2, 11), (13, 5, 6), (28, 5, 14), (8, 3, 1), (9, 9, 1), (5, 1, 3), (5, 2, 4)];

    private static readonly (int Padding, int Stride) None = (0, 1);

    public override string Question =>
        """
        A layer must turn n pixels into exactly m outputs, and its window has f pixels, at most n; m may be 1. Find a padding
        and a stride that do: write a function of n, f and m that returns `(padding, stride)`. The padding is the same at each
        end, at least 0 and less than f; the stride is at least 1. Any pair that makes m outputs is right, and for each n, f, m
        that is tried there is one.

        For 7 pixels, a window of 3 and 4 outputs, **(1, 2)** is right: 7 + 2·1 = 9 pixels, and windows begin at 0, 2, 4 and 6. You may
        try pairs in a loop, or solve for them.
        """;

    public override Answer<Func<int, int, int, (int Padding, int Stride)>> Reference { get; } = Write((n, f, m) =>
    {
        for (var stride = 1; ; stride++)
        {
            for (var padding = 0; padding < f; padding++)
            {
                if ((n + 2 * padding - f) / stride + 1 == m)
                {
                    return (padding, stride);
                }
            }
        }
    });

    protected override IEnumerable<Property<Func<int, int, int, (int Padding, int Stride)>>> Properties(Generator random) =>
    [
        .. Sizes.Select(size => Gives(size.N, size.F, size.M)),
        .. Enumerable.Range(0, 3).Select(_ =>
        {
            var (n, f) = (random.Integer(9, 25), random.Integer(2, 7));
            return Gives(n, f, Outputs(n, f, random.Integer(0, f), random.Integer(1, 5)));
        }),
    ];

    public override IReadOnlyList<Mistake<Func<int, int, int, (int Padding, int Stride)>>> Mistakes { get; } =
    [
        new("padding and stride exchanged", (n, f, m) => Exchanged(Search(n, f, m, Outputs, f - 1)),
            "Read the other way round, your pairs are right. Which of the two comes first?")
        {
            Shows = answer => Sizes.All(size => IsRight(size.N, size.F, size.M, Exchanged(answer(size.N, size.F, size.M)))),
        },
        new("one pair for all sizes", (n, f, m) => (1, 2),
            "Your pair is the same for all sizes. (1, 2) fits the example, 7 pixels: what does it make of 13 pixels, a window of 6? The " +
                "pair has to depend on n, f and m.")
        {
            Shows = answer => Sizes.Select(size => answer(size.N, size.F, size.M)).Distinct().Count() == 1,
        },
        new("only the stride is chosen", (n, f, m) => (0, Math.Max(1, m > 1 ? (n - f) / (m - 1) : n)),
            "Your padding is always 0. From 10 pixels, with a window of 2, 11 outputs are wanted: can a stride alone make them?")
        {
            Shows = answer => Sizes.Where(size => size.M > 1).All(size => answer(size.N, size.F, size.M).Padding == 0),
        },
        new("only the padding is chosen", (n, f, m) => (Math.Clamp((m - 1 + f - n) / 2, 0, f - 1), 1),
            "Your stride is always 1, at which 7 pixels and a window of 3 make 5 outputs without any zeros. Can zeros make them fewer?")
        {
            Shows = answer => Sizes.All(size => answer(size.N, size.F, size.M).Stride == 1),
        },
        new("always the padding of same", (n, f, m) => (f / 2, Math.Max(1, n / m)),
            "Your padding is always half a window, which leaves only the stride to choose. Is there a stride with which 13 pixels, a " +
                "window of 5 and a padding of 2 make 6 outputs?")
        {
            Shows = answer => Sizes.All(size => answer(size.N, size.F, size.M).Padding is var padding
                && (padding == size.F / 2 || padding == (size.F - 1) / 2)),
        },
        new("more padding than a window", (n, f, m) => Search(n, f, m, Outputs, 2 * n, paddingFirst: true),
            "Your pairs make the right number of outputs, but some have f zeros or more at an end: what does a window see that lies " +
                "wholly on zeros? A smaller padding with another stride does it too.")
        {
            Shows = answer => Sizes.Select(size => (size.F, size.M, size.N, Pair: answer(size.N, size.F, size.M))).ToList() is var given
                && given.All(one => one.Pair is { Padding: >= 0, Stride: >= 1 }
                    && Outputs(one.N, one.F, one.Pair.Padding, one.Pair.Stride) == one.M)
                && given.Exists(one => one.Pair.Padding >= one.F),
        },
        Formula("padding counted once", (n, f, p, s) => ((n + p - f) / s) + 1,
            "Your pairs fit if p zeros are added in all. They stand at each end: how long is the row of 7 pixels with 1 zero at each end?"),
        Formula("+ 1 forgotten", (n, f, p, s) => (n + (2 * p) - f) / s,
            "Your pairs make m steps of the window. How many outputs does it make on the way, if the first place counts too?"),
        Formula("ceiling for floor", (n, f, p, s) => ((n + (2 * p) - f + s - 1) / s) + 1,
            "Your pairs fit if a last, half step counts. Does a window that sticks out of the row make an output?"),
        Formula("padding after the division", (n, f, p, s) => ((n - f) / s) + 1 + (2 * p),
            "Your pairs fit if each zero makes an output of its own. With a stride of 2, how many zeros does one more output take?"),
        Formula("window left out", (n, f, p, s) => (n + (2 * p)) / s,
            "Your pairs fit for a window of 1 pixel that begins anywhere. Where is the last place at which f pixels still fit?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, int, int, (int Padding, int Stride)> answer) =>
        Sizes.Select(size => Objection(size.N, size.F, size.M, answer(size.N, size.F, size.M))).FirstOrDefault(words => words is not null);

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with stride 1: which paddings from 0 to f − 1 make m outputs? If none does, go on to stride 2.",
        "Two loops, one over strides and one over paddings, with the formula of the output's size in an `if`.",
        "Inside both loops, `if ((n + 2 * padding - f) / stride + 1 == m) { return (padding, stride); }`.",
    ];

    public override string Explanation =>
        "Many pairs make one size, because the floor drops a remainder. That is why a decoder that must undo a layer has to be told the " +
            "size it came from. And some sizes have no pair: for 10 outputs of 10 pixels, a window of 4 has none, which is why " +
            "*same* padding may have a zero more at one end.";

    /// <summary>The mistake of computing the outputs by a wrong formula of n, f, padding and stride.</summary>
    private static Mistake<Func<int, int, int, (int Padding, int Stride)>> Formula(
        string name, Func<int, int, int, int, int> outputs, string hint) => new(name, (n, f, m) => Search(n, f, m, outputs, f - 1), hint)
        {
            Shows = answer => Sizes.Where(size => Search(size.N, size.F, size.M, outputs, size.F - 1) != None).All(size =>
                answer(size.N, size.F, size.M) is { Padding: >= 0, Stride: >= 1 } pair
                && outputs(size.N, size.F, pair.Padding, pair.Stride) == size.M),
        };

    private static (int Padding, int Stride) Exchanged((int Padding, int Stride) pair) => (pair.Stride, pair.Padding);

    private static bool IsRight(int n, int f, int m, (int Padding, int Stride) pair) => Objection(n, f, m, pair) is null;

    private static Property<Func<int, int, int, (int Padding, int Stride)>> Gives(int n, int f, int m) => new(
        $"from {n} pixels, with a window of {f}, your padding is less than {f}, and it makes exactly {Words(m)} with your stride", answer =>
        {
            var pair = answer(n, f, m);
            return (IsRight(n, f, m, pair), Seen(n, f, pair));
        })
    {
        Inputs = [("n", n), ("f", f), ("m", m)],
    };

    private static string Seen(int n, int f, (int Padding, int Stride) pair) => $"padding {pair.Padding}, stride {pair.Stride}" +
        (pair is { Padding: >= 0, Stride: >= 1 } ? $", which make {Words(Outputs(n, f, pair.Padding, pair.Stride))}" : string.Empty);

    private static string? Objection(int n, int f, int m, (int Padding, int Stride) pair) => pair switch
    {
        { Padding: < 0 } => $"For n = {n}, f = {f}, m = {m} your padding is {pair.Padding}. There are no fewer zeros than none.",
        { Stride: < 1 } => $"For n = {n}, f = {f}, m = {m} your stride is {pair.Stride}. A window moves by at least one pixel.",
        _ when pair.Padding >= f => $"For n = {n}, f = {f}, m = {m} your padding is {pair.Padding}. It should be less than the window.",
        _ when Outputs(n, f, pair.Padding, pair.Stride) is var made && made != m =>
            $"With padding {pair.Padding} there are {n} + 2·{pair.Padding} = {n + (2 * pair.Padding)} pixels. A window of {f} that moves " +
            $"by {pair.Stride} begins at 0 and for the last time at {(made - 1) * pair.Stride}: {made} outputs, not {m}.",
        _ => null,
    };

    private static string Words(int outputs) => outputs == 1 ? "1 output" : $"{outputs} outputs";

    private static int Outputs(int n, int f, int padding, int stride) => ((n + (2 * padding) - f) / stride) + 1;

    /// <summary>The first pair of which a formula gives m; <see cref="None"/> where there is none.</summary>
    private static (int Padding, int Stride) Search(
        int n, int f, int m, Func<int, int, int, int, int> outputs, int mostPadding, bool paddingFirst = false)
    {
        var pairs = from stride in Enumerable.Range(1, 2 * n)
                    from padding in Enumerable.Range(0, mostPadding + 1)
                    where outputs(n, f, padding, stride) == m
                    select (padding, stride);
        return (paddingFirst ? pairs.OrderByDescending(pair => pair.padding) : pairs).FirstOrDefault(None);
    }
}
