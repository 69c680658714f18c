namespace CourseKit.Vision.Datasets;

/// <summary>Published data where they can be had, and else what the course draws, with a notice that says so.</summary>
/// <param name="Published">The published data, as the beginning of a sentence: <c>The handwritten digits of MNIST</c>.</param>
/// <param name="Drawn">The sentence on what was drawn instead.</param>
internal sealed record Substitute(string Published, string Drawn)
{
    /// <summary>Gets whether the data are downloaded where they can be.</summary>
    public bool IsDownloaded { get; init; } = true;

    /// <summary>Returns what <paramref name="load"/> loads or, where it cannot, what <paramref name="draw"/> draws, given the
    /// notice.</summary>
    public T Or<T>(Func<T> load, Func<string, T> draw)
    {
        try
        {
            return load();
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return draw($"{Why(reason)} {Drawn}");
        }
    }

    /// <summary>A file that is damaged is named, with what to expect of it; that there is none is all that there is to say.</summary>
    private string Why(Exception reason) => reason switch
    {
        DataUnavailableException { InnerException: { } damage } => Why(damage),
        DataUnavailableException => $"{Published} are not on this machine{(IsDownloaded ? " and could not be downloaded" : null)}.",
        _ => $"{Published} cannot be read. {reason.Message}",
    };
}
