using CourseKit.Networks.Training;

namespace CourseKit.Tests.Networks.Training;

public sealed class HistoryTests
{
    [Fact]
    public void It_prints_itself_as_a_table()
    {
        var history = new History();
        history.Add(Epoch(1, 0.5, 0.25));
        history.Add(Epoch(2, 0.125, 0.375));
        history.Best = history.Epochs[0];

        history.ToString().Should().Be("""
            epoch    loss  accuracy  validation loss  validation accuracy  learning rate   time
                1  0.5000    0.7500           0.2500               0.8750          0.001  1.5 s
                2  0.1250    0.9375           0.3750               0.8125          0.001  1.5 s
            best: epoch 1
            """);
    }

    [Fact]
    public void Columns_without_values_are_left_out()
    {
        var history = new History { IsStopped = true };
        history.Add(new EpochResult(1, 2, new Dictionary<string, double>(), 0.1, TimeSpan.FromSeconds(2)));

        history.ToString().Should().Be("epoch    loss  learning rate   time\n    1  2.0000            0.1  2.0 s\nstopped before the end");
    }

    [Fact]
    public void Of_very_many_epochs_some_are_listed_the_best_and_the_last_among_them()
    {
        var history = new History();
        Enumerable.Range(1, 1000).ToList().ForEach(number => history.Add(Epoch(number, 1, 1)));
        history.Best = history.Epochs[777];

        var lines = history.ToString().Split('\n');

        lines.Should().HaveCountLessThan(25);
        lines.Should().Contain(line => line.StartsWith("  778 ")).And.Contain(line => line.StartsWith(" 1000 "));
    }

    [Fact]
    public void Without_an_epoch_it_says_so()
    {
        var history = new History();
        $"{history}".Should().Be("No epoch trained yet.");
        history.Add(0.25f);
        $"{history}".Should().Be("1 step, no epoch finished; loss 0.25.");
    }

    private static EpochResult Epoch(int number, double loss, double validation) => new(
        number, loss, new Dictionary<string, double> { ["accuracy"] = 1 - (loss / 2) }, 0.001, TimeSpan.FromSeconds(1.5))
    {
        Validation = new Evaluation(validation, new Dictionary<string, double> { ["accuracy"] = 1 - (validation / 2) }),
    };
}
