using CourseKit.Vision.Datasets;
using Spectre.Console;
using static System.FormattableString;

namespace CourseKit.Cli;

/// <summary>Bar of a download in a terminal, once it takes more than a moment, and one line in the end; in a file, a line at the
/// beginning too.</summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class TerminalDownload(IAnsiConsole console, TimeProvider time) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly long begin = time.GetTimestamp();
    private readonly TaskCompletionSource end = new();
    private ProgressTask? bar;
    private Task? drawing;

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        var elapsed = time.GetElapsedTime(begin);
        if (value.IsFinished)
        {
            End(value, elapsed);
        }
        else if (elapsed >= Moment)
        {
            drawing ??= Begin(value);
            bar?.Value = value.Received;
        }
    }

    private Task Begin(DownloadProgress value)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            console.WriteLine(Invariant($"Downloading {value.File}, {value.File.Length / 1e6:0.0} MB …"));
            return Task.CompletedTask;
        }

        return console.Progress().AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn { Base = FileSizeBase.Decimal },
                new TransferSpeedColumn { Base = FileSizeBase.Decimal }, new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                bar = progress.AddTask(Markup.Escape($"{value.File}"), maxValue: value.File.Length);
                return end.Task;
            });
    }

    private void End(DownloadProgress value, TimeSpan elapsed)
    {
        end.TrySetResult();
        if (drawing is not null)
        {
            drawing.GetAwaiter().GetResult();
            console.WriteLine(value.Received == value.File.Length
                ? Invariant($"{value.File}: {value.Received / 1e6:0.0} MB in {elapsed.TotalSeconds:0} s")
                : Invariant($"{value.File}: ended after {value.Received / 1e6:0.0} of {value.File.Length / 1e6:0.0} MB"));
        }
    }
}
