using CourseKit.Grading.Execution;
using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;

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
    public void A_step_that_has_begun_is_made_to_its_end()
    {
        using var stop = new CancellationTokenSource();
        var (network, other) = (StripedBatches.Network(), StripedBatches.Network());
        var optimizer = new Adam(network) { Schedule = new Slow(stop) };
        var batch = new StripedBatches(1).Epoch(1).Single();
        void Learn(Layer learner, Optimizer rule)
        {
            learner.Call(batch.Images).CrossEntropy(batch.Labels).Backward();
            rule.Step();
        }

        var ending = Stoppable.Run(
            () =>
            {
                Learn(network, optimizer);
                Thread.Sleep(Timeout.Infinite);
            },
            stop: stop.Token);

        ending.Should().Be(new Ending.Stopped(Resisted: false), "the wait behind the step is ended");
        optimizer.Steps.Should().Be(1);
        Learn(other, new Adam(other));
        StripedBatches.BitsOf(network).Should().Equal(StripedBatches.BitsOf(other));
    }

    [Fact]
    public void Measuring_can_be_stopped_by_its_own_caller()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        FluentActions.Invoking(() => StripedBatches.Network().Evaluate(new StripedBatches(2), new FitOptions { Stop = stop.Token }))
            .Should().Throw<OperationCanceledException>();
    }

    /// <summary>The usual learning rate, for which a step waits while its caller is told to stop.</summary>
    private sealed record Slow(CancellationTokenSource Stop) : Schedule
    {
        public override double FactorAt(int step)
        {
            Stop.Cancel();
            Thread.Sleep(200);
            Stoppable.Checkpoint();
            return 1;
        }
    }

    /// <summary>The first steps of two epochs of six.</summary>
    private sealed class FirstSteps(int steps) : IBatches
    {
        public int Count => 6;

        public IEnumerable<Batch> Epoch(int number) => new StripedBatches(6).Epoch(number).Take(number == 1 ? 6 : steps - 6);
    }
}
