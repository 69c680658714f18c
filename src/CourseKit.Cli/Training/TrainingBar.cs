using CourseKit.Networks.Training;
using Spectre.Console;
using static System.FormattableString;

namespace CourseKit.Cli.Training;

/// <summary>Progress of training in a terminal: a bar with time left, loss and accuracy, and a line for each epoch that has
/// ended.</summary>
internal sealed class TrainingBar(Action<string> writeLine, ProgressTask? bar) : IProgress<TrainingProgress>
{
    /// <summary>The number of steps whose losses are averaged.</summary>
    private const int Recent = 50;

    private int told;

    /// <summary>Runs training with a bar where there is a terminal, and else with lines alone.</summary>
    public static History Show(Func<IProgress<TrainingProgress>, History> train)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return train(new TrainingBar(Console.WriteLine, bar: null));
        }

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(progress => train(new TrainingBar(line => AnsiConsole.MarkupLine(Markup.Escape(line)), progress.AddTask("training"))));
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var history = value.History;
        for (; told < history.Epochs.Count; told++)
        {
            writeLine(Line(history.Epochs[told], value.Epochs));
        }

        if (bar is not null)
        {
            bar.Value = 100 * value.Fraction;
            bar.Description = Invariant($"epoch {value.Epoch} of {value.Epochs}, loss {Loss(history):0.0000}") + AccuracyOf(history);
        }
    }

    private static float Loss(History history) => history.Losses.TakeLast(Recent).DefaultIfEmpty().Average();

    /// <summary>The accuracy on validation after the last whole epoch.</summary>
    private static string? AccuracyOf(History history) =>
        history.Epochs is [.., { Validation: { } last }] ? Invariant($", accuracy {100 * last.Accuracy:0.0} %") : null;

    private static string Line(EpochResult epoch, int epochs) => Invariant($"epoch {epoch.Number} of {epochs}: ")
        + Invariant($"loss {epoch.Loss:0.0000}, accuracy {100 * epoch.Metrics[Metric.Accuracy.Name]:0.00} %")
        + (epoch.Validation is { } validation
            ? Invariant($"; validation: loss {validation.Loss:0.0000}, accuracy {100 * validation.Accuracy:0.00} %") : null)
        + Invariant($"; {epoch.Duration.TotalSeconds:0.0} s");
}
