using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;

namespace CourseKit.Tests.Networks.Training;

public sealed class LearningRateFinderTests
{
    private static readonly StripedBatches Train = new(120);

    [Fact]
    public void The_suggested_rate_learns_and_rates_far_from_it_do_not()
    {
        var network = StripedBatches.Network();

        var curve = network.FindLearningRate(Train, new FitOptions { Optimizer = new Sgd(network) }, to: 100);

        curve.Rates[0].Should().BeApproximately(1e-7, 1e-12);
        curve.Rates.Should().BeInAscendingOrder();
        curve.Rates.Count.Should().BeLessThan(120, "the loss grows, and the test ends, before a rate of 100");
        (curve.Rates[2] / curve.Rates[1]).Should().BeApproximately(Math.Pow(1e9, 1 / 119.0), 1e-9);
        LossAt(curve.Suggestion).Should().BeLessThan(0.8 * LossAt(curve.Suggestion / 1000)).And.BeLessThan(LossAt(100) / 2);
        curve.ToString().Should().StartWith($"suggested learning rate: {curve.Suggestion:G2}\n").And.Contain("1.0e-7  loss ");
    }

    [Fact]
    public void Network_and_optimizer_are_as_before_to_the_bit()
    {
        var (searched, other) = (Trained(out var optimizer), Trained(out var otherOptimizer));
        searched.Eval();

        searched.FindLearningRate(Train, new FitOptions { Optimizer = optimizer, ClipNorm = 1, EarlyStopping = new() });

        searched.IsTraining.Should().BeFalse();
        StripedBatches.BitsOf(searched).Should().Equal(StripedBatches.BitsOf(other));
        searched.Fit(Train, options: new FitOptions { Epochs = 1, Optimizer = optimizer });
        other.Fit(Train, options: new FitOptions { Epochs = 1, Optimizer = otherOptimizer });
        StripedBatches.BitsOf(searched).Should().Equal(StripedBatches.BitsOf(other));
    }

    [Fact]
    public void Rates_rise()
    {
        var network = StripedBatches.Network();
        FluentActions.Invoking(() => network.FindLearningRate(Train, from: 1, to: 0.1)).Should().Throw<ArgumentException>().WithMessage(
            "Learning rates of the test rise from one above 0 to a larger one, and the optimizer's own is above 0. Received: from 1 to "
                + "0.1, "
                + "with an optimizer of 0.001.");
    }

    private static double LossAt(double rate)
    {
        var network = StripedBatches.Network();
        try
        {
            var history = network.Fit(Train, options: new FitOptions { Epochs = 1, Optimizer = new Sgd(network, rate) });
            return history.Losses.TakeLast(20).Average();
        }
        catch (TrainingDivergedException)
        {
            return double.PositiveInfinity;
        }
    }

    private static Layer Trained(out Optimizer optimizer)
    {
        var network = StripedBatches.Network();
        optimizer = new Sgd(network, 0.05) { Momentum = 0.9, Schedule = Schedule.CosineDecay(300) };
        network.Fit(Train, options: new FitOptions { Epochs = 1, Optimizer = optimizer });
        return network;
    }
}
