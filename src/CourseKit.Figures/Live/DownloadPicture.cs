using CourseKit.Vision.Datasets;
using Digits = CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Live;

/// <summary>State of a download: a bar with megabytes, speed and the time that is left; at the end one line.</summary>
internal sealed record DownloadPicture : Drawing
{
    private const double Width = 480, Line = 17;

    private readonly double? fraction;
    private readonly string state;

    /// <param name="progress">The state.</param>
    /// <param name="speed">The speed so far.</param>
    public DownloadPicture(DownloadProgress progress, Speed speed)
    {
        fraction = progress.IsFinished ? null : progress.Fraction;
        state = State(progress, speed);
    }

    internal override Picture Draw() => new(Width, Line + (fraction is null ? 2 : ProgressBar.Height + 6), [
        Mark.Writing(Mark.Start, 13, Mark.Text(0, Line - 4, Wrapping.Cut(state, Width, 13))),
        .. fraction is { } part ? ProgressBar.Layers(part, Line + 1, Width) : [],
    ]);

    private protected override string Describe() => $"{state}.";

    private protected override string Print() => fraction is { } part ? $"{ProgressBar.Text(part)}  {state}" : state;

    private static string State(DownloadProgress progress, Speed speed) => progress switch
    {
        { IsFinished: true } when progress.Received == progress.File.Length =>
            $"{progress.File}: {Megabytes(progress.Received)} in {Durations.Words(speed.Elapsed)}",
        { IsFinished: true } =>
            $"{progress.File}: ended after {Digits.Fixed(progress.Received / 1e6, 1)} of {Megabytes(progress.File.Length)}",
        _ => $"{progress} · {speed}" + (speed.For(progress.File.Length - progress.Received) is { } left
            ? $" · {Durations.Words(left)} left" : string.Empty),
    };

    private static string Megabytes(long bytes) => $"{Digits.Fixed(bytes / 1e6, 1)} MB";
}
