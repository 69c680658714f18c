using CourseKit.Vision.Datasets;

namespace CourseKit.Figures.Live;

/// <summary>Display of a download: a bar, once it takes more than a moment, and one line at the end.</summary>
/// <param name="show">Shows a figure in place of the one before.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveDownload(Action<Figure> show, TimeProvider time) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Pace pace = new(time);
    private readonly long begin = time.GetTimestamp();
    private long? resumedAt;
    private bool isShown;

    /// <summary>True to show the end of the download alone.</summary>
    public bool ShowsLastAlone { get; init; }

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        // What lay here from an earlier try says nothing about the speed.
        resumedAt ??= value.Received;
        var elapsed = time.GetElapsedTime(begin);
        var isWanted = ShowsLastAlone ? value.IsFinished : isShown || !value.IsFinished;
        if (elapsed < Moment || !isWanted || !pace.Begins(value.IsFinished))
        {
            return;
        }

        isShown = true;
        show(new DownloadPicture(value, new Speed(value.Received - resumedAt.Value, elapsed)));
        pace.End();
    }
}
