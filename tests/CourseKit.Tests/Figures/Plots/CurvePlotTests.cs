using CourseKit.Figures;
using CourseKit.Networks.Training;

namespace CourseKit.Tests.Figures.Plots;

public sealed class CurvePlotTests
{
    private const string Training = "#0072b2", Validation = "#d55e00";

    [Fact]
    public void The_best_epoch_is_pointed_out_and_over_fitting_is_said()
    {
        var plot = Runs.OverFitted(epochs: 8, steps: 20).Plot();

        plot.Title.Should().Be(
            "Over-fitting after epoch 3 of 8: accuracy 76.9 % on the validation set at its best, accuracy 60.6 % at the end");
        plot.Svg().Texts().Count(text => text == "best: epoch 3").Should().Be(2, "once for the loss, once for the accuracy");
        plot.Description.Should().Contain("Loss: training, step by step from ").And.Contain("Best: epoch 3.");
    }

    [Fact]
    public void The_gap_behind_the_best_epoch_is_shaded_where_there_is_one()
    {
        static int Shaded(Figure plot) => plot.Svg().All("g").Count(group => group.Attribute("fill-opacity")?.Value == "0.14");

        Shaded(Runs.OverFitted(8, 20).Plot()).Should().Be(2);
        Shaded(Runs.Learning(8, 20).Plot()).Should().Be(0);
    }

    [Fact]
    public void Curves_go_through_what_was_measured()
    {
        var history = Runs.OverFitted(epochs: 9, steps: 20);
        var svg = history.Plot().Svg();

        var (loss, accuracy) = (svg.Lines(Validation)[0], svg.Lines(Validation)[1]);
        Between(loss, history.Epochs.Select(epoch => Math.Log(epoch.Validation!.Loss))).Should().BeTrue("its axis is logarithmic");
        Between(accuracy, history.Epochs.Select(epoch => epoch.Validation!.Accuracy)).Should().BeTrue();
        svg.Lines(Training)[0].Select(point => point.X).Zip(loss, (mean, measured) => measured.X - mean).Distinct().Should()
            .OnlyContain(distance => Math.Abs(distance - ((loss[1].X - loss[0].X) / 2)) < 0.2, "a mean stands in the middle of its epoch");
    }

    [Fact]
    public void Without_a_validation_set_there_is_the_loss_alone()
    {
        var history = new History();
        new List<float> { 3, 2, 1 }.ForEach(history.Add);

        history.Plot().Title.Should().Be("Loss 1 after 3 steps");
        new History().Plot().Title.Should().Be("Nothing trained yet");
        history.Add(new EpochResult(1, 2, new Dictionary<string, double>(), 0.1, TimeSpan.Zero));
        history.Plot().Title.Should().Be("Loss 2 after 1 epoch");
        history.Plot().Svg().Texts().Should().Contain("epoch").And.NotContain(text => text.StartsWith("best", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_are_compared_by_their_loss_on_the_validation_set()
    {
        var plot = Plot.Histories(("SGD", Runs.OverFitted(6, 3)), ("Adam", Runs.Learning(6, 3)));

        plot.Title.Should().Be("Adam comes to the lowest loss on the validation set: 0.169");
        plot.Svg().Texts().Should().Contain(["SGD", "Adam"]);
        plot.Svg().Lines(Training).Should().HaveCount(4, "two panels have the first run on both sets");
        $"{plot}".Should().Contain("accuracy, Adam, training");
    }

    [Fact]
    public void A_run_that_was_stopped_has_its_steps_where_they_belong()
    {
        var history = Runs.Learning(epochs: 2, steps: 10);
        Enumerable.Repeat(1f, 5).ToList().ForEach(history.Add);

        var svg = history.Plot().Svg();

        var steps = svg.Lines("#56b4e9").Single();
        var (second, last) = (svg.Lines(Validation)[0][1].X, svg.Lines(Validation)[0][0].X);
        steps[^1].X.Should().BeApproximately(second + (0.5 * (second - last)), 0.2, "half an epoch follows the second");
    }

    [Fact]
    public void The_suggested_learning_rate_is_pointed_out_on_a_logarithmic_axis()
    {
        double[] rates = [1e-4, 1e-3, 1e-2, 0.1, 1];
        var plot = new LearningRateCurve(rates, [2.3, 2.2, 1.5, 1.1, 8]).Plot();

        plot.Title.Should().Be("Learning rate to begin with: 0.01");
        plot.Svg().Texts().Should().Contain("suggestion: 0.01");
        var x = plot.Svg().Lines(Training).Single().Select(point => point.X).ToArray();
        x.Zip(x.Skip(1), (one, next) => next - one).Should().OnlyContain(step => Math.Abs(step - (x[1] - x[0])) < 0.2);
        plot.ToPlotly()["layout"]!["xaxis"]!["type"]!.ToString().Should().Be("log");
    }

    /// <summary>Returns whether points are as high as values, to a tenth of a pixel.</summary>
    private static bool Between((double X, double Y)[] points, IEnumerable<double> values)
    {
        double[] all = [.. values];
        var scale = (points[^1].Y - points[2].Y) / (all[^1] - all[2]);
        return points.Length == all.Length
            && points.Zip(all).All(pair => Math.Abs(pair.First.Y - (points[2].Y + (scale * (pair.Second - all[2])))) < 0.2);
    }
}
