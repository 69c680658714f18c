using CourseKit.Grading;
using CourseKit.Tensors;

namespace CourseKit.Tests.Grading;

public sealed class DifferenceTests
{
    public static TheoryData<object?, object?> Alike => new()
    {
        { null, null },
        { 3, 3 },
        { 3, 3L },
        { 1f, 1.00005f },
        { 0.0, 1e-6 },
        { float.NaN, float.NaN },
        { double.PositiveInfinity, double.PositiveInfinity },
        { Tensor.Ones([2, 2]), Tensor.Full([2, 2], 1.00001f) },
        { (Tensor)2f, 2.0 },
        { (1, "a"), (1, "a") },
        { new[] { 1, 2 }, new List<int> { 1, 2 } },
    };

    public static TheoryData<object?, object?, string> Different => new()
    {
        { 3, null, "Nothing came back: the result is null." },
        { 1_000_000, 1_000_001, "The numbers differ." },
        { 1.0, 1.001, "The numbers differ." },
        { 1.0, double.NaN, "The numbers differ." },
        { 1.0, double.PositiveInfinity, "The numbers differ." },
        { "a", "b", "The texts differ." },
        { true, false, "The values differ." },
        { 1, "1", "The values differ." },
        { Tensor.Ones([2, 2]), Tensor.Ones([2, 3]), "The shape should be [2, 2]. Received: [2, 3]." },
        { Tensor.Zeros([2, 2]), Tensor.From([2, 2], [0, 0, 7, 8]), "2 of 4 values differ, first at [1, 0]: expected 0, received 7." },
        { Tensor.Zeros([1]), Tensor.Full([1], float.NaN), "1 of 1 values differ, first at [0]: expected 0, received NaN." },
        { (1, 2), (1, 3), "In part 2: The numbers differ." },
        { new[] { 1, 2 }, new[] { 1, 2, 3 }, "There should be 2 values. Received: 3." },
        { new[] { 1, 2 }, new[] { 4, 2 }, "In item 1: The numbers differ." },
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
    public void Values_read_as_they_are_written()
    {
        Difference.Text(null).Should().Be("null");
        Difference.Text(0.1f).Should().Be("0.1");
        Difference.Text(1234567).Should().Be("1234567");
        Difference.Text((1, "a")).Should().Be("(1, \"a\")");
        Difference.Text(new[] { 1.5, 2 }).Should().Be("[1.5, 2]");
        Difference.Text(true).Should().Be("true");
    }
}
