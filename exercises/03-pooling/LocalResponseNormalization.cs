namespace CourseKit.Exercises.Pooling;

public sealed class LocalResponseNormalization() : FunctionExercise<Func<Tensor, int, float, float, float, Tensor>>(
    "03-pooling/local-response-normalization", "Local response normalization")
{
    public override string Question =>
        """
        Write local response normalization as the paper on AlexNet has it. Maps of shape [C, H, W] come in, and maps of the same shape go
        out. At each pixel, with $a_i$ for its value in map i,

        $$b_i = a_i \left( k + \alpha \sum_{j = \max(0,\, i - r)}^{\min(C - 1,\, i + r)} a_j^2 \right)^{-\beta}$$

        So each value is divided by a number that grows with the squares at the same pixel in its own map and in up to r maps on each side.
        Near the first and the last map there are fewer of them. (The paper counts n = 2r + 1 maps. PyTorch's `LocalResponseNorm` divides
        α by n; here it is not divided.)

        For three maps of one pixel, `[[[1]], [[2]], [[-3]]]`, r = 1, α = 0.5, β = 1 and k = 1, the result is 1/(1 + 0.5·(1 + 4)),
        2/(1 + 0.5·(1 + 4 + 9)) and −3/(1 + 0.5·(4 + 9)): `[[[0.2857]], [[0.25]], [[-0.4]]]`. Use loops with `MathF.Pow(x, -beta)`, or
        whole maps: `maps[i..(i + 1)]` has shape [1, H, W], and `Square()`, `Sum(0, keepAxis: true)`, `Pow` and `Tensor.Concat(0, …)`
        work on them. The library's `LocalResponseNorm` is not for this exercise.
        """;

    public override Answer<Func<Tensor, int, float, float, float, Tensor>> Reference { get; } = Write((maps, r, alpha, beta, k) =>
    {
        var (count, squares) = (maps.Shape[0], maps.Square());
        var normalized = new Tensor[count];
        for (var i = 0; i < count; i++)
        {
            var (first, last) = (Math.Max(0, i - r), Math.Min(count - 1, i + r));
            var sum = squares[first..(last + 1)].Sum(0, keepAxis: true);
            normalized[i] = maps[i..(i + 1)] * (k + alpha * sum).Pow(-beta);
        }

        return Tensor.Concat(0, normalized);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.LocalResponseNorm), "Write the sum yourself: at which map does it begin, and at which does it end?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        With([[[1]], [[2]], [[-3]]], 1, 0.5f, 1, 1),
        Of(random, [4, 2, 3], 1, 0.25f, 0.75f, 2),
        Of(random, [5, 1, 2], 2, 0.5f, 1.5f, 3),
        Of(random, [3, 3, 2], 0, 0.75f, 0.5f, 1.5f),
        Of(random, [1, 2, 3], 1, 0.25f, 0.75f, 2.5f),
        Of(random, [2, 1, 3], 4, 0.125f, 2, 1),
        .. Enumerable.Range(0, 2).Select(_ => Of(random, [random.Integer(4, 7), random.Integer(1, 3), random.Integer(2, 4)],
            random.Integer(1, 3), 0.5f, 0.75f, random.Integer(2, 5))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, float, float, float, Tensor>>> Mistakes { get; } =
    [
        new("over pixels of one row", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[2], j => Math.Abs(j - x) <= r, j => Square(maps[i, y, j]))),
            "Your sum runs over neighboring columns of one map. Whose axis does the index j of the formula count?"),
        new("over pixels of one column", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[1], j => Math.Abs(j - y) <= r, j => Square(maps[i, j, x]))),
            "Your sum runs over neighboring rows of one map. Whose axis does the index j of the formula count?"),
        new("over a window of pixels", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[1], j => Math.Abs(j - y) <= r, row =>
                    Sum(maps.Shape[2], j => Math.Abs(j - x) <= r, column => Square(maps[i, row, column])))),
            "Your sum runs over a window of pixels in one map, as in pooling. The neighbors of the formula lie at one pixel: in what?"),
        new("over all pixels of the maps", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, _, _) =>
                Sum(maps.Shape[0], j => Math.Abs(j - i) <= r, j => maps[j..(j + 1)].Square().Sum().Item())),
            "Your sum takes whole maps together. How many values of map j stand in the sum for one pixel?"),
        Terms("without squares", (i, j, r) => Math.Abs(j - i) <= r, value => value,
            "You add up the values themselves, so that negative ones make the sum smaller. What does the formula add up?"),
        Terms("absolute values for squares", (i, j, r) => Math.Abs(j - i) <= r, Math.Abs,
            "You add up the absolute values. What does the formula add up?"),
        Terms("its own map left out", (i, j, r) => j != i && Math.Abs(j - i) <= r, Square,
            "Only the neighbors count in your sum. Is j = i between i − r and i + r?"),
        Terms("its own map alone", (i, j, _) => j == i, Square,
            "Each value is divided by what its own square gives. Which other maps are there in the sum where r is 1?"),
        Terms("only the maps before it", (i, j, r) => j <= i && j >= i - r, Square,
            "Your sum ends at map i. Where does that of the formula end?"),
        Terms("only the maps behind it", (i, j, r) => j >= i && j <= i + r, Square,
            "Your sum begins at map i. Where does that of the formula begin?"),
        Terms("the last neighbor left out", (i, j, r) => j >= i - r && j < i + r, Square,
            "Your sum stops one map too early on one side. A range `first..last` ends before `last`, and so does a loop with `<`: how " +
                "far does it have to go?"),
        Terms("the first neighbor left out", (i, j, r) => j > i - r && j <= i + r, Square,
            "Your sum begins one map too late on one side. Does the map i − r belong to it?"),
        Terms("the farthest neighbors left out", (i, j, r) => Math.Abs(j - i) < r, Square,
            "Your sum has one map too few on each side, and none at all where r is 0. Do the maps i − r and i + r belong to it?"),
        new("the last map of each range left out", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[0], j => j >= i - r && j < Math.Min(maps.Shape[0] - 1, i + r), j => Square(maps[j, y, x]))),
            "Your sum ends one map too early. A range `first..last` ends before `last`, and so does a loop with `<`: is map " +
                "min(C − 1, i + r) in it?"),
        new("the last map in no sum", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[0] - 1, j => Math.Abs(j - i) <= r, j => Square(maps[j, y, x]))),
            "The last map is in none of your sums, not even in its own. Which number has the last of C maps?"),
        new("the first map in no sum", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[0], j => j > 0 && Math.Abs(j - i) <= r, j => Square(maps[j, y, x]))),
            "The first map is in none of your sums, not even in its own. Which number has it?"),
        new("its own map again and again", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[0], j => Math.Abs(j - i) <= r, _ => Square(maps[i, y, x]))),
            "Your sum adds the square of its own map once for each neighbor. Which index runs in the sum?"),
        Terms("2r neighbors on each side", (i, j, r) => Math.Abs(j - i) <= 2 * r, Square,
            "You take 2r maps on each side. How many does the formula take?"),
        Terms("all maps", (_, _, _) => true, Square, "Your sum takes all maps. Where does r come in?"),
        Terms("r maps in all", (i, j, r) => Math.Abs(j - i) <= r / 2, Square,
            "You count r maps in all. By the question there are r on **each** side."),
        Terms("twice as many neighbors", (i, j, r) => Math.Abs(j - i) <= (2 * r) + 1, Square,
            "You take 2r + 1 maps on each side. By the question that is their number in all."),
        new("wrapped around", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Enumerable.Range(i - r, (2 * r) + 1).Sum(j =>
                    Square(maps[((j % maps.Shape[0]) + maps.Shape[0]) % maps.Shape[0], y, x]))),
            "For the first map you take the last one as a neighbor. What do max(0, i − r) and min(C − 1, i + r) do there?"),
        new("the end maps counted several times", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Enumerable.Range(i - r, (2 * r) + 1).Sum(j => Square(maps[Math.Clamp(j, 0, maps.Shape[0] - 1), y, x]))),
            "At the ends your sum takes the first or the last map several times, so that it always has 2r + 1 terms. How many has it " +
                "for map 0?"),
        new("windows pushed inside", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Math.Clamp(i - r, 0, Math.Max(0, maps.Shape[0] - (2 * r) - 1)) is var first
                    ? Sum(maps.Shape[0], j => j >= first && j <= first + (2 * r), j => Square(maps[j, y, x])) : 0),
            "At the ends you still take 2r + 1 maps, more of them on the other side. For map 0 and r = 1: which maps does the formula " +
                "take?"),
        new("only maps with all neighbors", (maps, r, alpha, beta, k) => Right(maps, r, alpha, beta, k) is var right
                ? Tensor.FromIndex(maps.Shape, at => at[0] < r || at[0] >= maps.Shape[0] - r ? maps[at] : right[at]) : maps,
            "The first and the last maps come out unchanged. They have fewer neighbors, not none."),
        new("zeros for maps without all neighbors", (maps, r, alpha, beta, k) => Right(maps, r, alpha, beta, k) is var right
                ? Tensor.FromIndex(maps.Shape, at => at[0] < r || at[0] >= maps.Shape[0] - r ? 0 : right[at]) : maps,
            "The first and the last maps come out as zeros. They have fewer neighbors, not none."),
        new("in place", (maps, r, alpha, beta, k) => InPlace(maps, r, alpha, beta, k),
            "Map 0 is right. For map 1 your sum takes the result of map 0 in place of its a₀. Where do you write the results?"),
        new("α divided by n", (maps, r, alpha, beta, k) => Right(maps, r, alpha / ((2 * r) + 1), beta, k),
            "That is PyTorch's rule, with α/(2r + 1). The paper, and this exercise, take α as it is."),
        new("the mean of the squares", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Sum(maps.Shape[0], j => Math.Abs(j - i) <= r, j => Square(maps[j, y, x]))
                    / Enumerable.Range(0, maps.Shape[0]).Count(j => Math.Abs(j - i) <= r)),
            "You take the mean of the squares. What stands in the formula?"),
        new("the square of the sum", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Square((float)Sum(maps.Shape[0], j => Math.Abs(j - i) <= r, j => maps[j, y, x]))),
            "You add up first and square then. 1, 2 and −3 would give 0 that way: what does the formula give?"),
        new("the root of the sum", (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
                Math.Sqrt(Sum(maps.Shape[0], j => Math.Abs(j - i) <= r, j => Square(maps[j, y, x])))),
            "You take the root of the sum. Which exponent is the only one in the formula, besides the squares?"),
        new("β's sign", (maps, r, alpha, beta, k) => Right(maps, r, alpha, -beta, k),
            "Your strong responses grow. Is the value multiplied by the bracket to the power of β or divided by it?"),
        new("β left out", (maps, r, alpha, beta, k) => Right(maps, r, alpha, 1, k),
            "You divide by the bracket itself, as for β = 1. Where does β come in?"),
        new("the root for β", (maps, r, alpha, beta, k) => Right(maps, r, alpha, 0.5f, k),
            "You divide by the root of the bracket, as for β = 0.5. Where does β come in?"),
        new("k forgotten", (maps, r, alpha, beta, k) => Right(maps, r, alpha, beta, 0),
            "Without k, values are divided by almost nothing where all are small. Where does it stand in the formula?"),
        new("k always 1", (maps, r, alpha, beta, k) => Right(maps, r, alpha, beta, 1), "Your k is always 1. Where does your code use `k`?"),
        new("α left out", (maps, r, alpha, beta, k) => Right(maps, r, 1, beta, k), "Your sum counts fully. By what is it multiplied?"),
        new("α times k too", (maps, r, alpha, beta, k) => Right(maps, r, alpha, beta, alpha * k),
            "You multiply k by α as well. What does α stand before?"),
        new("k times all of it", (maps, r, alpha, beta, k) => Right(maps, r, alpha * k, beta, k),
            "You multiply the sum by k as well. What is done with k in the formula?"),
        new("α and β exchanged", (maps, r, alpha, beta, k) => Right(maps, r, beta, alpha, k),
            "Your α and β are exchanged. Which of them is the exponent, and in which order do the inputs come?"),
        new("α and k exchanged", (maps, r, alpha, beta, k) => Right(maps, r, k, beta, alpha),
            "Your α and k are exchanged. Which of them stands before the sum, and in which order do the inputs come?"),
        new("k with each neighbor", (maps, r, alpha, beta, k) => Tensor.FromIndex(maps.Shape, at => maps[at] * Math.Pow(
                (k * Enumerable.Range(0, maps.Shape[0]).Count(j => Math.Abs(j - at[0]) <= r)) + (alpha * Squares(maps, r, at)), -beta)),
            "You add k with each neighbor. How often does it stand in the bracket?"),
        new("α added to k", (maps, r, alpha, beta, k) => Right(maps, r, k + alpha, beta, 0),
            "You multiply the sum by k + α. Which of the two is a factor of the sum?"),
        new("α squared as well", (maps, r, alpha, beta, k) => Right(maps, r, alpha * alpha, beta, k),
            "You square α together with the values. Does it stand inside the square?"),
        new("1/β for β", (maps, r, alpha, beta, k) => Right(maps, r, alpha, 1 / beta, k),
            "Your exponent is −1/β. Which one is it in the formula?"),
        new("k outside the power", (maps, r, alpha, beta, k) => Tensor.FromIndex(maps.Shape, at =>
                maps[at] / (k + Math.Pow(alpha * Squares(maps, r, at), beta))),
            "You add k behind the exponent. What is inside the bracket that β belongs to?"),
        new("α behind the power", (maps, r, alpha, beta, k) => Tensor.FromIndex(maps.Shape, at =>
                maps[at] / (k + (alpha * Math.Pow(Squares(maps, r, at), beta)))),
            "You take the sum alone to the power of β. What is inside the bracket that β belongs to?"),
        new("the value inside the power", (maps, r, alpha, beta, k) => Tensor.FromIndex(maps.Shape, at =>
                Math.Pow(maps[at] / (k + (alpha * Squares(maps, r, at))), beta)),
            "You divide first, and take the quotient to the power of β. What does the exponent belong to?"),
        new("the divisor alone", (maps, r, alpha, beta, k) => Tensor.FromIndex(maps.Shape, at =>
                Math.Pow(k + (alpha * Squares(maps, r, at)), -beta)),
            "That is what each value is multiplied by. Where is the value itself?"),
        new("the value squared", (maps, r, alpha, beta, k) => Tensor.FromIndex(maps.Shape, at =>
                Square(maps[at]) * Math.Pow(k + (alpha * Squares(maps, r, at)), -beta)),
            "Your results are squares, divided. What stands before the bracket: a or a²?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, float, float, float, Tensor> answer)
    {
        Tensor one = [[[3]]], row = [[[3, 1]]], two = [[[3]], [[1]]], four = [[[3]], [[1]], [[-2]], [[5]]];
        return base.Diagnose(answer) ?? new Steps<Func<Tensor, int, float, float, float, Tensor>>(
            Reference.Value,
            ("one value, `[[[3]]]`, r = 0, α = 0, β = 1 and k = 2", function => function(one.Detach(), 0, 0, 1, 2)),
            ("one value, `[[[3]]]`, r = 0, α = 0.5, β = 1 and k = 2", function => function(one.Detach(), 0, 0.5f, 1, 2)),
            ("one value, `[[[3]]]`, r = 0, α = 0.5, β = 2 and k = 2", function => function(one.Detach(), 0, 0.5f, 2, 2)),
            ("one map of two pixels, `[[[3, 1]]]`, r = 0, α = 0.5, β = 1 and k = 2", function => function(row.Detach(), 0, 0.5f, 1, 2)),
            ("one map of two pixels, `[[[3, 1]]]`, and r = 1, α = 0.5, β = 1, k = 2", function => function(row.Detach(), 1, 0.5f, 1, 2)),
            ("two maps, `[[[3]], [[1]]]`, r = 0, α = 0.5, β = 1 and k = 2", function => function(two.Detach(), 0, 0.5f, 1, 2)),
            ("two maps, `[[[3]], [[1]]]`, and r = 1, α = 0.5, β = 1, k = 2", function => function(two.Detach(), 1, 0.5f, 1, 2)),
            ("four maps, `[[[3]], [[1]], [[-2]], [[5]]]`, r = 1, α = 0.5, β = 1 and k = 2",
                function => function(four.Detach(), 1, 0.5f, 1, 2)),
            ("four maps, `[[[3]], [[1]], [[-2]], [[5]]]`, and r = 2, α = 0.5, β = 1, k = 2",
                function => function(four.Detach(), 2, 0.5f, 1, 2)))
            .Objection(answer);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with one map, i = 0: which maps stand in its sum if r is 1, and what happens to their squares?",
        "From `Math.Max(0, i - r)` to `Math.Min(C - 1, i + r)`, both included. The sum is a map, too, if you add up whole maps.",
        "`maps[i..(i + 1)] * (k + alpha * sum).Pow(-beta)` is map i, where `sum` are the squares of the maps around it, added up.",
    ];

    public override string Explanation =>
        "AlexNet has n = 5 (r = 2), α = 10⁻⁴, β = 0.75 and k = 2. A well-known book gives r = 2, α = 0.00002 and k = 1. 0.00002 is " +
            "10⁻⁴/5: what 10⁻⁴ comes to in a library that divides α by n, as PyTorch does. In the formula above it is not the paper's α, " +
            "and 1 is not its k. When you compare two networks, look at which rule they mean.";

    private static Case With(Tensor maps, int r, float alpha, float beta, float k) => new(maps, r, alpha, beta, k);

    private static Case Of(Generator random, Shape shape, int r, float alpha, float beta, float k) =>
        With((random.Integers(shape, -12, 12) * 0.25f) + 0.125f, r, alpha, beta, k);

    private static Tensor Right(Tensor maps, int r, float alpha, float beta, float k) =>
        Normalize(maps, alpha, beta, k, (i, y, x) => Squares(maps, r, [i, y, x]));

    /// <summary>Values times a power of k and a weighted sum, which depends on the place.</summary>
    private static Tensor Normalize(Tensor maps, float alpha, float beta, float k, Func<int, int, int, double> sum) =>
        Tensor.FromIndex(maps.Shape, at => maps[at] * Math.Pow(k + (alpha * sum(at[0], at[1], at[2])), -beta));

    /// <summary>The mistake of summing other terms, or those of other maps: for map i and r, the ones of maps j.</summary>
    private static Mistake<Func<Tensor, int, float, float, float, Tensor>> Terms(
        string name, Func<int, int, int, bool> takes, Func<float, float> term, string hint) => new(
        name,
        (maps, r, alpha, beta, k) => Normalize(maps, alpha, beta, k, (i, y, x) =>
            Sum(maps.Shape[0], j => takes(i, j, r), j => term(maps[j, y, x]))),
        hint);

    private static double Squares(Tensor maps, int r, int[] at) =>
        Sum(maps.Shape[0], j => Math.Abs(j - at[0]) <= r, j => Square(maps[j, at[1], at[2]]));

    private static double Sum(int count, Func<int, bool> takes, Func<int, double> term) =>
        Enumerable.Range(0, count).Where(takes).Sum(term);

    private static float Square(float value) => value * value;

    /// <summary>Each map written over before the next one sums up its neighbors.</summary>
    private static Tensor InPlace(Tensor maps, int r, float alpha, float beta, float k)
    {
        var result = maps.Detach() + 0f;
        for (var i = 0; i < maps.Shape[0]; i++)
        {
            var normalized = Right(result, r, alpha, beta, k);
            for (var y = 0; y < maps.Shape[1]; y++)
            {
                for (var x = 0; x < maps.Shape[2]; x++)
                {
                    result[i, y, x] = normalized[i, y, x];
                }
            }
        }

        return result;
    }
}
