using System.ComponentModel;

namespace CourseKit.Vision.Datasets;

/// <summary>Hook by which a host shows the progress of downloads below the running cell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DownloadDisplay
{
    /// <summary>Gets or sets what opens a display for a download whose source names no receiver; null where nothing is shown.</summary>
    /// <remarks>It is called on the thread that waits for the file; reports come one after another from another thread, and the last
    /// one is <see cref="DownloadProgress.IsFinished"/>. Where no byte arrives, that is the only one.</remarks>
    public static Func<IProgress<DownloadProgress>?>? Open { get; set; }
}
