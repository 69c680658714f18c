using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>The progress of a download.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Received">The bytes that have arrived.</param>
public readonly record struct DownloadProgress(PublishedFile File, long Received)
{
    /// <summary>Gets whether this is the last report: the download is over, at its end or before.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Gets the part that has arrived: 0 at the start, 1 at the end.</summary>
    public double Fraction => (double)Received / File.Length;

    /// <summary>Returns what arrived, in words:
    /// <c>mnist/train-images-idx3-ubyte.gz: 3.2 of 9.9 MB</c>, a MB being 1,000,000 bytes.</summary>
    public override string ToString() => Invariant($"{File}: {Received / 1e6:0.0} of {File.Length / 1e6:0.0} MB");
}
