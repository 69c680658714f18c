using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public sealed class StoppedTrainingTests
{
    private const string Network = """
        var digits = GeneratedDigits.Make(512);
        var train = new Loader(digits, 16) { Shuffle = true };
        var network = new Sequential(new Conv2d(8, kernel: 3), new BatchNorm2d(), new Relu(), new Flatten(), new Dropout(), new Linear(10))
            .Build([1, 1, 28, 28], new Generator(1));
        class Printed : IProgress<TrainingProgress>
        {
            public void Report(TrainingProgress now) { if (now.Step == 20) Console.WriteLine("running"); }
        }
        """;

    [Theory]
    [InlineData("var history = network.Fit(train, options: new() { Epochs = 100_000, Progress = new Printed() });")]
    [InlineData("var history = network.Fit(train, options: new() { Epochs = 100_000, Progress = new Printed() });\n"
        + "var late = network.Call(Tensor.Zeros([1, 1, 28, 28]));")]
    public async Task A_stopped_cell_keeps_network_and_history(string fit)
    {
        var session = CellSession.Start();
        (await session.Record(Network)).Error.Should().BeNull();

        var cell = await session.RecordInterrupted(fit);

        cell.Status.Should().Be(CellStatus.Interrupted);
        cell.Result.Restarted.Should().BeFalse();
        (await session.ValueOf("history.IsStopped && history.Losses.Count >= 20")).Should().Be("True");
        (await session.ValueOf("network.IsTraining || network.Parameters.Any(named => named.Parameter.Value.HasGrad)")).Should()
            .Be("False");
        (await session.ValueOf("network.Parameters.All(named => named.Parameter.Value.ToArray().All(float.IsFinite))")).Should().Be("True");
        (await session.ValueOf("network.Fit(train, options: new() { Epochs = 1 }).Epochs.Count")).Should().Be("1");
    }

    [Fact]
    public async Task A_time_limit_ends_training_alike()
    {
        var session = CellSession.Start();
        (await session.Record(Network)).Error.Should().BeNull();

        var cell = await session.Record("var history = network.Fit(train, options: new() { Epochs = 100_000 });", TimeSpan.FromSeconds(6));

        cell.Status.Should().Be(CellStatus.TimedOut);
        (await session.ValueOf("history.IsStopped && history.Losses.Count > 0")).Should().Be("True");
    }
}
