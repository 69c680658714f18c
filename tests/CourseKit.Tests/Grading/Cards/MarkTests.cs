using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Cards;

/// <summary>The cells that are marked are those that differ, found here by loops of their own.</summary>
public sealed class MarkTests
{
    [Theory]
    [InlineData(3, 5)]
    [InlineData(8, 2)]
    [InlineData(1, 7)]
    [InlineData(9, 4)]
    [InlineData(5, 11)]
    [InlineData(23, 31)]
    public void What_differs_is_marked_within_eight_times_eight_cells_around_the_first(int rows, int columns)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var random = new Generator((ulong)seed);
            var (expected, received) = Pair(random, rows, columns);
            var first = Differing(expected, received).First();

            var card = new CardReading(GivenExercise.Received(expected, received));

            var drawn = card.Cells("received").Keys.Select(place => (int.Parse(place.Row), int.Parse(place.Column))).ToHashSet();
            drawn.Should().HaveCount(Math.Min(rows, 8) * Math.Min(columns, 8)).And.Contain(first);
            card.Cells("expected").Keys.Should().BeEquivalentTo(card.Cells("received").Keys);
            card.Marked("received").Should().BeEquivalentTo(Differing(expected, received).Where(drawn.Contains));
            card.Marked("expected").Should().BeEmpty("what is expected is not wrong");
            foreach (var ((row, column), cell) in card.Cells("expected"))
            {
                var value = expected[int.Parse(row), int.Parse(column)];
                double.Parse(cell.Value).Should().BeApproximately(value, 6e-5 + (1e-5 * Math.Abs(value)));
            }
        }
    }

    [Fact]
    public void Of_many_maps_those_are_drawn_from_the_first_on_that_differs()
    {
        var expected = Tensor.FromIndex([2, 9, 4, 3], at => (at[0] * 100) + (at[1] * 10) + at[2] - (at[3] * 0.5));
        var received = expected.Detach();
        received[1, 4, 2, 1] += 3;

        var card = new CardReading(GivenExercise.Received(expected, received));

        card.Tables("received").Should().Be(5, "64 cells are enough");
        card.Table("received").Attribute("aria-label")!.Value.Should().Be("received [2, 9, 4, 3], map [1, 4] of 18");
        card.Marked("received").Should().Equal((2, 1));
        card.Cells("received")[("2", "1")].Value.Should().Be("144.5 differs");
        card.Cells("expected")[("2", "1")].Value.Should().Be("141.5");
    }

    [Fact]
    public void Whole_numbers_and_texts_are_marked_as_they_are_compared()
    {
        new CardReading(GivenExercise.Received(new[,] { { 100_000, 5 }, { 7, 8 } }, new[,] { { 100_001, 5 }, { 7, 8 } }))
            .Marked("received").Should().Equal((0, 0));
        new CardReading(GivenExercise.Received(new[] { new[] { 1e9f, 5 } }, new[] { new[] { 1e9f + 64, 6 } }))
            .Marked("received").Should().Equal((0, 1));
        Words(GivenExercise.Received(new[] { "Conv2d", "Relu" }, new List<string> { "Relu", "Relu" })).Should()
            .Equal("\"Relu\" differs", "\"Relu\"");
        Words(GivenExercise.Received(new[] { true, false, false }, new[] { true, true, false })).Should()
            .Equal("true", "true differs", "false");
    }

    [Fact]
    public void Values_that_differ_never_look_the_same()
    {
        var card = new CardReading(GivenExercise.Received(Tensor.From([1, 2], [0.3f, 1e-7f]), Tensor.From([1, 2], [0.300049f, 1e-7f])));

        card.Cells("expected")[("0", "0")].Value.Should().Be("0.3");
        card.Cells("received")[("0", "0")].Value.Should().Be("0.300049 differs");
    }

    private static IEnumerable<string> Words(CourseKit.Grading.Verdict verdict) => new CardReading(verdict).Cells("values")
        .Where(cell => cell.Key.Row == "received").Select(cell => cell.Value.Value);

    private static (Tensor Expected, Tensor Received) Pair(Generator random, int rows, int columns)
    {
        var expected = Tensor.FromIndex([rows, columns], _ => (random.Number() * 200) - 70);
        var received = expected.Detach();
        for (var count = random.Integer(1, 12); count > 0; count--)
        {
            received[random.Integer(0, rows), random.Integer(0, columns)] += count % 3 == 0 ? float.NaN : 0.1f * count;
        }

        return (expected, received);
    }

    private static IEnumerable<(int Row, int Column)> Differing(Tensor expected, Tensor received)
    {
        for (var row = 0; row < expected.Shape[0]; row++)
        {
            for (var column = 0; column < expected.Shape[1]; column++)
            {
                var (e, r) = ((double)expected[row, column], (double)received[row, column]);
                if (!(Math.Abs(e - r) <= (1e-4 * Math.Abs(e)) + 1e-5))
                {
                    yield return (row, column);
                }
            }
        }
    }
}
