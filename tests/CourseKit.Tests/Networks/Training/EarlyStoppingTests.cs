using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;

namespace CourseKit.Tests.Networks.Training;

public sealed class EarlyStoppingTests
{
    private static readonly StripedBatches Train = new(4), Validation = new(4, seed: 9);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Training_ends_when_the_validation_loss_has_not_fallen_for_some_epochs(int patience)
    {
        var history = Fit(new FitOptions { Epochs = 60, EarlyStopping = new EarlyStopping(patience) });

        var losses = history.Epochs.Select(epoch => epoch.Validation!.Loss).ToList();
        history.Epochs.Should().HaveCountLessThan(60);
        history.Best!.Number.Should().Be(losses.Count - patience);
        history.Best.Validation!.Loss.Should().Be(losses.Min());
    }

    [Fact]
    public void A_metric_is_better_the_higher_it_is()
    {
        var history = Fit(new FitOptions { Epochs = 60, EarlyStopping = new EarlyStopping(4) { Metric = Metric.Accuracy } });

        history.Epochs.Should().HaveCountLessThan(60);
        history.Best!.Number.Should().Be(history.Epochs.Count - 4);
        history.Best.Validation!.Accuracy.Should().Be(history.Epochs.Max(epoch => epoch.Validation!.Accuracy))
            .And.BeGreaterThan(history.Epochs[0].Validation!.Accuracy);
    }

    [Fact]
    public void Little_improvements_do_not_count()
    {
        Fit(new FitOptions { Epochs = 60, EarlyStopping = new EarlyStopping(2) { MinimalImprovement = 100 } })
            .Epochs.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_network_has_the_best_weights_in_the_end_by_choice(bool restore)
    {
        var network = StripedBatches.Network();

        var history = network.Fit(Train, Validation, new FitOptions
        {
            Epochs = 60,
            Optimizer = new Adam(network, 0.03),
            EarlyStopping = new EarlyStopping(3),
            RestoreBest = restore,
        });

        network.Evaluate(Validation).Loss.Should().Be((restore ? history.Best! : history.Epochs[^1]).Validation!.Loss);
    }

    [Fact]
    public void Patience_goes_on_where_a_checkpoint_ends()
    {
        using var folder = new TemporaryFolder();
        var options = new FitOptions { Epochs = 60, EarlyStopping = new EarlyStopping(3), Checkpoint = folder.File("a.ckpt") };
        var whole = Fit(options);
        File.Delete(options.Checkpoint!);
        Fit(options with { Epochs = whole.Epochs.Count - 1 });

        Fit(options with { Resume = true }).Epochs.Select(epoch => epoch.Validation!.Loss).Should()
            .Equal(whole.Epochs.Select(epoch => epoch.Validation!.Loss));
        Fit(options with { Resume = true }).Epochs.Should().HaveCount(whole.Epochs.Count, "its patience is over");
    }

    [Fact]
    public void What_cannot_be_watched_is_refused()
    {
        var network = StripedBatches.Network();
        FluentActions.Invoking(() => network.Fit(Train, options: new FitOptions { EarlyStopping = new() })).Should()
            .Throw<ArgumentException>().WithMessage("Early stopping watches a validation set. Received: none. Give Fit validation "
                + "batches, or "
                + "leave EarlyStopping out.");
        FluentActions.Invoking(() => Fit(new FitOptions { EarlyStopping = new() { Metric = Metric.TopK(2) } })).Should()
            .Throw<ArgumentException>().WithMessage("Early stopping watches one of the metrics that are measured: accuracy. Received: "
                + "top-2 "
                + "accuracy. Add it to Metrics.");
        FluentActions.Invoking(() => new EarlyStopping(0)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Patience is 1 or more. Received: 0.*");
    }

    private static History Fit(FitOptions options)
    {
        var network = StripedBatches.Network();
        return network.Fit(Train, Validation, options with { Optimizer = new Adam(network, 0.03) });
    }
}
