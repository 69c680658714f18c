using CourseKit.Figures.Data;

namespace CourseKit.Tests.Figures.Data;

public sealed class ThinnedCurveTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(300, 1)]
    [InlineData(301, 2)]
    [InlineData(599, 2)]
    [InlineData(601, 4)]
    [InlineData(100_000, 512)]
    public void Stretches_have_the_mean_the_lowest_and_the_highest_of_their_values(int count, int length)
    {
        double[] values = [.. Enumerable.Range(1, count).Select(i => Math.Sin(i * 0.7) + (100.0 / i))];
        var curve = new ThinnedCurve();
        values.ToList().ForEach(curve.Add);

        double[][] stretches = [.. values.Chunk(length)];
        curve.Count.Should().Be(count);
        curve.Means.Should().HaveCount(stretches.Length).And.HaveCountLessThanOrEqualTo(300);
        curve.Means.Zip(stretches).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second.Average()) < 1e-9);
        curve.Lows.Should().Equal(stretches.Select(stretch => stretch.Min()));
        curve.Highs.Should().Equal(stretches.Select(stretch => stretch.Max()));
        curve.Middles.Should().Equal(Enumerable.Range(1, count).Chunk(length).Select(steps => steps.Average()));
    }

    [Fact]
    public void A_value_that_is_no_number_stays_seen()
    {
        var curve = new ThinnedCurve();
        for (var i = 1; i <= 1000; i++)
        {
            curve.Add(i == 500 ? double.NaN : i);
        }

        curve.Means.Count(double.IsNaN).Should().Be(1);
        curve.Highs.Count(double.IsNaN).Should().Be(1);
    }
}
