using CourseKit.Networks.Training;

namespace CourseKit.Tests.Networks.Training;

public sealed class StopTests
{
    [Fact]
    public void A_run_ends_after_the_batch_in_which_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var (network, other) = (StripedBatches.Network(), StripedBatches.Network());

        var history = network.Fit(new StripedBatches(6), options: new FitOptions
        {
            Stop = stop.Token,
            Progress = new Watch(now =>
            {
                if (now.Step == 9)
                {
                    stop.Cancel();
                }
            }),
        });

        (history.IsStopped, history.Losses.Count, history.Epochs.Count).Should().Be((true, 9, 1));
        network.IsTraining.Should().BeFalse();
        network.Parameters.Should().OnlyContain(named => !named.Parameter.Value.HasGrad);
        var whole = other.Fit(new FirstSteps(9), options: new FitOptions { Epochs = 2 });
        whole.Losses.Should().Equal(history.Losses);
        StripedBatches.BitsOf(network).Should().Equal(StripedBatches.BitsOf(other), "its nine steps are whole");
    }

    [Fact]
    public void Measuring_can_be_stopped_by_its_own_caller()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        FluentActions.Invoking(() => StripedBatches.Network().Evaluate(new StripedBatches(2), new FitOptions { Stop = stop.Token }))
            .Should().Throw<OperationCanceledException>();
    }

    /// <summary>The first steps of two epochs of six.</summary>
    private sealed class FirstSteps(int steps) : IBatches
    {
        public int Count => 6;

        public IEnumerable<Batch> Epoch(int number) => new StripedBatches(6).Epoch(number).Take(number == 1 ? 6 : steps - 6);
    }
}
