using System.Numerics;
using CourseKit.Grading;
using CourseKit.Tensors;

namespace CourseKit.Tests.Grading;

public sealed class DifferenceTests
{
    private enum Mode
    {
        Same,
        Valid,
    }

    public static TheoryData<object?, object?> Alike => new()
    {
        { null, null },
        { 3, 3 },
        { 3, 3L },
        { 3, 3.0 },
        { (byte)3, 3UL },
        { 1_000_000u, 1_000_000u },
        { BigInteger.Pow(7, 50), BigInteger.Pow(7, 50) },
        { 1f, 1.00005f },
        { (Half)1.5f, (Half)1.5f },
        { 0.0, 1e-6 },
        { 0.0, -0.0 },
        { float.NaN, float.NaN },
        { double.PositiveInfinity, double.PositiveInfinity },
        { double.NegativeInfinity, float.NegativeInfinity },
        { 1m, 1m / 3 * 3 },
        { new Complex(1, -2), new Complex(1.00001, -2.00001) },
        { Tensor.Ones([2, 3]), Tensor.Full([2, 3], 1.00001f) },
        { Tensor.From([2], [float.NaN, float.PositiveInfinity]), Tensor.From([2], [float.NaN, float.PositiveInfinity]) },
        { (Tensor)2f, 2.0 },
        { "a", "a" },
        { 'a', 'a' },
        { Mode.Same, Mode.Same },
        { (1, "a"), (1, "a") },
        { (1.0, (2.0, true)), (1.00001, (2.00001, true)) },
        { new[] { 1, 2 }, new List<int> { 1, 2 } },
        { new[,] { { 1.5, 2 }, { 3, 4 } }, new[,] { { 1.50001, 2 }, { 3, 4 } } },
        { new[] { [1.5], new[] { 2, 3.5 } }, new[] { [1.50001], new[] { 2, 3.5 } } },
        { new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, double> { ["b"] = 2.00001, ["a"] = 1 } },
        { new HashSet<int> { 1, 2, 3 }, new HashSet<int> { 3, 1, 2 } },
        { new HashSet<double> { 1.5, 2.5 }, new HashSet<double> { 2.50001, 1.50001 } },
        { new Cost("conv", 1.5), new Cost("conv", 1.50001) },
        { new Place { Row = 1, Column = 0.5f }, new Place { Row = 1, Column = 0.50001f } },
        { new { Row = 1, Column = 0.5f }, new { Row = 1, Column = 0.50001f } },
        { new[] { new Cost("a", 2) }, new List<Cost> { new("a", 2.00001) } },
    };

    public static TheoryData<object?, object?, string> Different => new()
    {
        { 3, null, "Nothing came back: the result is null." },
        { null, 3, "The result should be null." },
        { 1_000_000, 1_000_001, "The number differs." },
        { 1_000_000u, 1_000_050u, "The number differs." },
        { 1_000_000UL, 1_000_050UL, "The number differs." },
        { 1_000_000, 1_000_050.0, "The number differs." },
        { (BigInteger)1_000_000, (BigInteger)1_000_050, "The number differs." },
        { long.MaxValue, (double)long.MaxValue, "The number differs." },
        { 3, 3.00001, "The number differs." },
        { 1_000_000m, 1_000_000.01m, "The number differs." },
        { decimal.MaxValue, decimal.MinValue, "The number differs." },
        { 1.0, 1.001, "The number differs." },
        { 1.0, double.NaN, "The number differs." },
        { double.NaN, 1.0, "The number differs." },
        { 1.0, double.PositiveInfinity, "The number differs." },
        { double.PositiveInfinity, 1.0, "The number differs." },
        { double.NegativeInfinity, double.PositiveInfinity, "The number differs." },
        { float.NegativeInfinity, 0f, "The number differs." },
        { new Complex(1, 2), new Complex(1, -2), "The number differs." },
        { new Complex(1, 0), 1.0, "The number differs." },
        { "a", "b", "The texts differ." },
        { "1", 1, "The values differ." },
        { true, false, "The values differ." },
        { true, 1, "The values differ." },
        { 'a', 'b', "The values differ." },
        { Mode.Same, Mode.Valid, "The values differ." },
        { Mode.Same, 0, "The values differ." },
        { 1, "1", "The values differ." },
        { Tensor.Ones([2, 2]), Tensor.Ones([2, 3]), "The shape should be [2, 2]. Received: [2, 3]." },
        { (Tensor)2f, Tensor.Full([1], 2), "The shape should be []. Received: [1]." },
        { Tensor.Zeros([2, 2]), Tensor.From([2, 2], [0, 0, 7, 8]), "2 of 4 values differ, first at [1, 0]: expected 0, received 7." },
        { Tensor.Zeros([1]), Tensor.Full([1], float.NaN), "1 of 1 values differ, first at [0]: expected 0, received NaN." },
        {
            Tensor.Full([1], float.NegativeInfinity), Tensor.Zeros([1]),
            "1 of 1 values differ, first at [0]: expected -Infinity, received 0."
        },
        { (1, 2), (1, 3), "In part 2: Expected 2, received 3." },
        { (1, (2, "a")), (1, (2, "b")), "In part 2: In part 2: The texts differ." },
        { new[] { 1, 2 }, new[] { 1, 2, 3 }, "There should be 2 values. Received: 3." },
        { new[] { 1, 2 }, new[] { 4, 2 }, "In item 1: Expected 1, received 4." },
        { new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, new[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, "The array should be 2×3. Received: 3×2." },
        { new[,] { { 1, 2 } }, new[] { 1, 2 }, "The array should be 1×2. Received: 2." },
        { new[,] { { 1, 2 } }, new List<int> { 1, 2 }, "The array should be 1×2. Received: values in one row." },
        { new[] { [1], new[] { 2, 3 } }, new[] { [1, 2], new[] { 3 } }, "In item 1: There should be 1 values. Received: 2." },
        { new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["b"] = 1 }, "The key \"a\" is missing." },
        {
            new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 },
            "There should be no key \"b\"."
        },
        {
            new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 },
            "At the key \"a\": Expected 1, received 2."
        },
        { new HashSet<int> { 1, 2 }, new HashSet<int> { 1, 3 }, "The element 2 is missing." },
        { new HashSet<int> { 1 }, new HashSet<int> { 1, 3 }, "There should be no element 3." },
        { new Cost("conv", 1.5), new Cost("conv", 1.6), "In Millions: Expected 1.5, received 1.6." },
        { new Place { Row = 1 }, new Place { Row = 2 }, "In Row: Expected 1, received 2." },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public void Values_that_agree_up_to_rounding_do_not_differ(object? expected, object? received) =>
        Difference.Between(expected, received).Should().BeNull();

    [Theory]
    [MemberData(nameof(Different))]
    public void A_difference_is_told_in_words(object? expected, object? received, string words) =>
        Difference.Between(expected, received).Should().Be(words);

    [Fact]
    public void A_list_that_holds_itself_is_neither_compared_nor_shown_without_an_end()
    {
        List<object> endless = [], other = [];
        endless.Add(endless);
        other.Add(other);

        Difference.Between(endless, other).Should().EndWith("cannot be compared.");
        Difference.Text(endless).Should().Be("[[[[[[[[[…]]]]]]]]]");
    }

    [Fact]
    public void Values_read_as_they_are_written()
    {
        Difference.Text(null).Should().Be("null");
        Difference.Text(0.1f).Should().Be("0.1");
        Difference.Text(1234567).Should().Be("1234567");
        Difference.Text(12_345_678f).Should().Be("12345678");
        Difference.Text((1, "a")).Should().Be("(1, \"a\")");
        Difference.Text(new[] { 1.5, 2 }).Should().Be("[1.5, 2]");
        Difference.Text(new[,] { { 1.5, 2 }, { 3, 4 } }).Should().Be("[[1.5, 2], [3, 4]]");
        Difference.Text(true).Should().Be("true");
        Difference.Text(new Dictionary<string, int> { ["a"] = 1 }).Should().Be("{\"a\": 1}");
        Difference.Text(new HashSet<int> { 3, 1 }).Should().Be("{3, 1}");
        Difference.Text(new Cost("conv", 1.5)).Should().Be("Cost { Layer = \"conv\", Millions = 1.5 }");
        Difference.Text(new Complex(1, -2.5)).Should().Be("1 − 2.5i");
        Difference.Text(Enumerable.Range(0, 1000)).Should().EndWith("58, 59, …]");
    }

    private sealed record Cost(string Layer, double Millions);

    private struct Place
    {
        public int Row;
        public float Column;
    }
}
