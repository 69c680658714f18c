using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Relations;

/// <summary>What is told of wrong results in an exercise that knows no mistakes.</summary>
public sealed class RelationTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, string?> OfMatrices => new()
    {
        { "transposed", x => x.Transpose(), "is the expected one, transposed: rows and columns are exchanged" },
        { "rows reversed", x => x.Flip(0), "is the expected one, upside down: its rows are in reverse order" },
        { "columns reversed", x => x.Flip(1), "is the expected one, mirrored: its columns are in reverse order" },
        { "turned", x => x.Flip(0, 1), "is the expected one, turned by 180°: rows and columns are in reverse order" },
        { "turned clockwise", x => x.Transpose().Flip(1), "is the expected one, turned clockwise by 90°" },
        { "turned counterclockwise", x => x.Transpose().Flip(0), "is the expected one, turned counterclockwise by 90°" },
        { "every second", x => Tensor.FromIndex([(x.Shape[0] + 1) / 2, (x.Shape[1] + 1) / 2], at => x[2 * at[0], 2 * at[1]]),
            "is every second row and column of the expected one, as with a stride of 2" },
        { "negated", x => -x, "is the expected one, negated" },
        { "doubled", x => 2 * x, "is the expected one times 2" },
        { "one more", x => x + 1, "is the expected one plus 1 everywhere" },
        { "less", x => x - 0.25f, "is the expected one minus 0.25 everywhere" },
        { "a mean", x => x / (x.Shape[0] * x.Shape[1]), "is the expected one divided by the number of values of `x`" },
        { "a mean of rows", x => x / x.Shape[0], "is the expected one divided by the size of axis 0 of `x`" },
        { "times rows", x => x * x.Shape[0], "is the expected one times the size of axis 0 of `x`" },
        { "another factor each time", x => x * (x[0, 0] + 3), "is the expected one times a factor, which differs from trial to trial" },
        { "another addend each time", x => x + x[0, 0], "is the expected one plus a number, which differs from trial to trial" },
        { "no signs", x => x.Abs(), "is the expected one without its signs" },
        { "rectified", x => x.Relu(), "is the expected one with 0 in the place of negative numbers" },
        { "whole", x => Each(x, MathF.Truncate), "is the expected one cut off to whole numbers" },
        { "rounded down", x => Each(x, MathF.Floor), "is the expected one rounded down to whole numbers" },
        { "squared", x => x.Square(), "is the expected one, squared" },
        { "without the last row", x => x[..^1], "is the expected one without its last row" },
        { "without the last column", x => x[.., ..^1], "is the expected one without its last column" },
        { "without both", x => x[..^1, ..^1], "is the expected one without its last row and its last column" },
        { "without two", x => x[1.., 2..], "is the expected one without its first row and its first 2 columns" },
        { "padded", x => x.Pad(0, 1, 0, 2), "is the expected one with one row at the bottom and 2 columns on the right too many" },
        { "padded as it is large", x => x.Pad(0, x.Shape[0], 0, 0), "is the expected one with rows at the bottom too many" },
        { "without an axis", x => x.Reshape(-1), "has the right numbers in the right order, but in shape [12] instead of [3, 4]" },
        { "with an axis", x => x.Unsqueeze(0), "has the right numbers in the right order, but in shape [1, 3, 4] instead of [3, 4]" },
        { "by columns", x => x.Transpose().Reshape(-1), "has the right numbers, column after column instead of row after row" },
        { "zero", x => x * 0, "is zero everywhere" },
        { "constant", x => Tensor.Full(x.Shape, 1.5f), "holds the same number everywhere" },
        { "another constant each time", x => Tensor.Full(x.Shape, x[0, 0]), "holds the same number everywhere" },
        { "not a number", x => x * float.NaN, "holds NaN where finite numbers are expected" },
        { "infinite", x => x * float.PositiveInfinity, "holds infinite numbers where finite ones are expected" },
        { "empty", x => x[..0], "is empty: it holds no numbers at all" },
        { "the last row missing", x => At(x, (i, _) => i == x.Shape[0] - 1), "is right except in its last row" },
        { "the last column missing", x => At(x, (_, j) => j == x.Shape[1] - 1), "is right except in its last column" },
        { "one row", x => At(x, (i, _) => i > 0), "is right in its first row only" },
        { "the border", x => At(x, (i, j) => i == 0 || j == 0 || i == x.Shape[0] - 1 || j == x.Shape[1] - 1),
            "is right inside, and wrong along its border" },
        { "shifted down", x => x.Pad(1, 0, 0, 0)[..^1], "is the expected one, shifted one row down" },
        { "shifted left", x => x.Pad(0, 0, 0, 1)[.., 1..], "is the expected one, shifted one column to the left" },
        { "added up", x => RunningTotal(x), "is the running total of the expected one: each number includes all those before it" },
        { "whole numbers", x => Each(x, value => 2 * MathF.Floor(value)),
            "holds whole numbers only, where fractions are expected as well" },
        { "in another order", x => Swapped(x), "holds the right numbers, but not in their places" },
        { "something else", x => Each(x, value => (3 * value * value) - 7), null },
        { "one value", x => At(x, (i, j) => i == 1 && j == 1), null },
        { "of another shape", x => Tensor.FromIndex([2, 2, 2], at => at[0] + (3 * at[1]) - (at[2] * x[0, 0])), null },
    };

    public static TheoryData<string, Func<string, string>, string?> OfTexts => new()
    {
        { "capital", text => text.ToUpperInvariant(), "differs from the expected one in capital and small letters only" },
        { "spaces", text => $" {text}\n", "differs from the expected one in spaces and line ends only" },
        { "reversed", text => string.Concat(text.Reverse()), "is the expected one in reverse order" },
        { "cut off", text => text[..3], "is the beginning of the expected one" },
        { "longer", text => text + "!", "begins as the expected one, and goes on" },
        { "empty", _ => string.Empty, "is empty" },
        { "something else", text => text.Replace('e', 'a'), null },
    };

    [Theory]
    [MemberData(nameof(OfMatrices))]
    public void Wrong_matrices_are_told_what_they_have_in_common_with_the_expected_ones(
        string what, Func<Tensor, Tensor> wrong, string? words) =>
        new Matrices().Check(x => wrong(x + 0.5f)).Relation.Should().Be(words is null ? null : $"Your result {words}.", what);

    [Theory]
    [MemberData(nameof(OfTexts))]
    public void Wrong_texts_are_told_so_too(string what, Func<string, string> wrong, string? words) =>
        new Texts().Check(text => wrong(text)).Relation.Should().Be(words is null ? null : $"Your result {words}.", what);

    [Fact]
    public void An_input_that_comes_back_is_recognized() =>
        new Matrices().Check(x => x).Relation.Should().Be("Your result is `x`, unchanged.");

    [Fact]
    public void One_number_that_happens_to_equal_an_input_is_not_said_to_be_it()
    {
        new Numbers(2, 5, 8).Check(n => n == 5 ? 5 : (2 * n) + 1).Relation.Should().BeNull();
        new Numbers(2, 5, 8).Check(n => n == 5 ? 0 : (2 * n) + 1).Relation.Should().BeNull();
        new Numbers(2, 5, 8).Check(n => n).Relation.Should().Be("Your result is `n`, unchanged.");
    }

    [Fact]
    public void The_wrong_one_of_several_maps_is_told_and_what_happened_to_it()
    {
        new Maps().Check(x => [x, (2 * x).Flip(0)]).Relation.Should().Be("Your result is right but for slice 1 along axis 0, which is " +
            "the expected one, upside down: its rows are in reverse order.");
        new Maps().Check(x => [Each(x, value => (3 * value * value) - 7), 2 * x]).Relation.Should().Be(
            "Your result is right but for slice 0 along axis 0.");
        new Maps().Check(x => [2 * x, x + x.Flip(1)]).Relation.Should().BeNull();
    }

    [Fact]
    public void The_wrong_part_of_a_tuple_is_told_alone()
    {
        new Pairs().Check(n => (2 * n, n % 2 == 1)).Relation.Should().Be("Part 2 of your result is the opposite of the expected one.");
        new Pairs().Check(n => ((2 * n) + 1, n % 2 == 0)).Relation.Should().Be(
            "Part 1 of your result is the expected one plus 1 everywhere.");
        new Pairs().Check(n => ((2 * n) + (n > 1 ? 1 : 0), n % 2 == 0)).Relation.Should().Be(
            "Part 1 of your result, where it is wrong, is the expected one plus 1 everywhere.");
    }

    [Fact]
    public void A_whole_number_that_is_right_in_some_trials_is_zero_in_the_others_by_chance()
    {
        new Numbers(2, 5, 8).Check(_ => 0).Relation.Should().Be("Your result is zero.");
        new Numbers(2, 5, 8, 11).Check(n => n == 5 ? 11 : 0).Relation.Should().BeNull();
        new Pairs().Check(n => (0, n % 2 == 0)).Relation.Should().Be("Part 1 of your result is zero.");
        new Pairs().Check(n => (n == 4 ? 8 : 0, n % 2 == 0)).Relation.Should().BeNull();
    }

    [Fact]
    public void A_constant_is_told_where_the_first_result_is_a_single_number() =>
        new Rows(1, 4).Check(n => [.. Enumerable.Repeat(2.5, n)]).Relation.Should().Be(
            "Your result holds the same number everywhere.");

    [Fact]
    public void Large_results_are_searched_up_to_a_size()
    {
        new Rows(3, 10_000).Check(n => Rows.Quarters(n, first: 1)).Relation.Should().Be(
            "Your result is the expected one plus 0.25 everywhere.");
        new Rows(3, 10_001).Check(n => Rows.Quarters(n, first: 1)).Relation.Should().BeNull();
    }

    [Fact]
    public void A_part_that_nearly_fits_everywhere_fits_nowhere() =>
        new Rows(10_000) { Of = n => [.. new double[n - 1], 1] }.Check(n => [.. new double[n / 2], 2]).Relation.Should().BeNull();

    [Fact]
    public void A_list_that_holds_itself_has_no_relation()
    {
        List<object> endless = [];
        endless.Add(endless);

        new Things().Check(_ => endless).Relation.Should().BeNull();
    }

    private static Tensor Each(Tensor x, Func<float, float> change) => Tensor.From(x.Shape, [.. x.ToArray().Select(change)]);

    /// <summary>Zero in some places.</summary>
    private static Tensor At(Tensor x, Func<int, int, bool> where) => Tensor.FromIndex(x.Shape, at => where(at[0], at[1]) ? 0 : x[at]);

    private static Tensor RunningTotal(Tensor x)
    {
        var total = 0f;
        return Each(x, value => total += value);
    }

    private static Tensor Swapped(Tensor x)
    {
        var values = x.ToArray();
        (values[1], values[^2], values[0]) = (values[0], values[1], values[^2]);
        return Tensor.From(x.Shape, values);
    }

    private abstract class Quiet<T>(string id) : FunctionExercise<T>(id, "Quiet")
        where T : Delegate
    {
        public override string Question => "What?";

        public override IReadOnlyList<Mistake<T>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Matrices() : Quiet<Func<Tensor, Tensor>>("00-test/matrices")
    {
        public override Answer<Func<Tensor, Tensor>> Reference { get; } = Write(x => x + 0.5f);

        protected override IEnumerable<Case> Cases(Generator random) =>
            [new(random.Uniform([3, 4], -3, 3)), new(random.Uniform([5, 4], -3, 3)), new(random.Uniform([4, 7], -3, 3))];
    }

    private sealed class Maps() : Quiet<Func<Tensor, Tensor>>("00-test/maps")
    {
        public override Answer<Func<Tensor, Tensor>> Reference { get; } = Write(x => [x, 2 * x]);

        protected override IEnumerable<Case> Cases(Generator random) =>
            [new(random.Uniform([3, 4], -3, 3)), new(random.Uniform([5, 4], -3, 3))];
    }

    private sealed class Rows(params int[] sizes) : Quiet<Func<int, double[]>>("00-test/rows")
    {
        public Func<int, double[]> Of { get; init; } = n => Quarters(n, first: 0);

        public override Answer<Func<int, double[]>> Reference => Write(Of);

        public static double[] Quarters(int count, int first) => [.. Enumerable.Range(first, count).Select(i => i * 0.25)];

        protected override IEnumerable<Case> Cases(Generator random) => sizes.Select(size => new Case(size));
    }

    private sealed class Numbers(params int[] inputs) : Quiet<Func<int, int>>("00-test/numbers")
    {
        public override Answer<Func<int, int>> Reference { get; } = Write(n => (2 * n) + 1);

        protected override IEnumerable<Case> Cases(Generator random) => inputs.Select(n => new Case(n));
    }

    private sealed class Things() : Quiet<Func<int, object>>("00-test/things")
    {
        public override Answer<Func<int, object>> Reference { get; } = Write(n => (object)new double[] { n, 2.5 });

        protected override IEnumerable<Case> Cases(Generator random) => [new(1)];
    }

    private sealed class Texts() : Quiet<Func<string, string>>("00-test/texts")
    {
        public override Answer<Func<string, string>> Reference { get; } = Write(text => text);

        protected override IEnumerable<Case> Cases(Generator random) => [new("kernel size"), new("the stride")];
    }

    private sealed class Pairs() : Quiet<Func<int, (int, bool)>>("00-test/pairs")
    {
        public override Answer<Func<int, (int, bool)>> Reference { get; } = Write(n => (2 * n, n % 2 == 0));

        protected override IEnumerable<Case> Cases(Generator random) => [new(1), new(4), new(7), new(12)];
    }
}
