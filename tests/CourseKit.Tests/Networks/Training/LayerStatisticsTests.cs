using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Training;

public sealed class LayerStatisticsTests
{
    [Fact]
    public void Quantiles_are_those_of_NumPy()
    {
        // numpy.quantile([1, 2, 4, 8], [.05, .25, .5, .75, .95])
        var of = Of(8, 1, 4, 2);

        double[] all = [of.Values.Q5, of.Values.Q25, of.Values.Median, of.Values.Q75, of.Values.Q95];
        all.Zip([1.15, 1.75, 3, 5, 7.4], (given, expected) => Math.Abs(given - expected)).Should().OnlyContain(error => error < 1e-9);
    }

    [Fact]
    public void Mean_and_deviation_are_those_of_all_values()
    {
        var of = Of([.. Enumerable.Range(0, 21).Select(i => (float)(i * 8 % 21))]);

        of.Count.Should().Be(21);
        of.Mean.Should().BeApproximately(10, 1e-9);
        of.StandardDeviation.Should().BeApproximately(Math.Sqrt(((21 * 21) - 1) / 12.0), 1e-9, "so is that of 0, 1, …, 20");
        (of.Values.Q5, of.Values.Q75).Should().Be((1, 15));
    }

    [Fact]
    public void Zeros_are_counted_and_left_out_of_magnitudes()
    {
        var of = Of(0, -2, 4, 0, 1);

        of.Zeros.Should().Be(0.4);
        (of.Values.Median, of.Magnitudes.Median, of.Magnitudes.Q75).Should().Be((0, 2, 3));
        of.ToString().Should().Be("0: mean 0.6, standard deviation 1.96, zeros 40 %, 5 values");
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_and_leave_nothing_else_to_say()
    {
        var of = Of(1, float.NaN, float.NegativeInfinity, 3);

        of.NonFinite.Should().Be(0.5);
        new[] { of.Mean, of.StandardDeviation, of.Values.Median, of.Magnitudes.Q5 }.Should().OnlyContain(value => double.IsNaN(value));
    }

    [Fact]
    public void Values_at_the_ends_of_a_saturating_activation_are_counted()
    {
        Tensor values = Tensor.From([5], [-0.985f, -0.97f, 0, 0.5f, 0.995f]);

        new LayerStatistics("0", values, new Tanh()).Saturated.Should().Be(0.4);
        new LayerStatistics("0", values.Abs(), new Sigmoid()).Saturated.Should().Be(0.4, "0.995 is close to 1, and 0 is 0");
        new LayerStatistics("0", values * 1.7159f, new ScaledTanh()).Saturated.Should().Be(0.4);
        new LayerStatistics("0", values, new Relu()).Saturated.Should().Be(0);
    }

    private static LayerStatistics Of(params float[] values) => new("0", Tensor.From([values.Length], values));
}
