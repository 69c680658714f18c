using CourseKit.Figures;
using CourseKit.Figures.Live;
using CourseKit.Networks.Training;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Hosting;

/// <summary>Displays of what takes a while, training and downloads, below the cell that waits for it.</summary>
internal static class LiveDisplays
{
    /// <summary>Shows them in this process from now on.</summary>
    /// <param name="open">Opens a place below the running cell, in which each figure takes the place of the one before; null where no
    /// cell is running.</param>
    public static void Begin(Func<Action<Figure>?> open)
    {
        TrainingDisplay.Open = () => open() is { } show ? new LiveTraining(show, TimeProvider.System) : null;
        DownloadDisplay.Open = () => open() is { } show ? new LiveDownload(show, TimeProvider.System) : null;
    }
}
