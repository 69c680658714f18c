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
    /// <param name="inPlace">False where a figure would stand beside the one before: then the last is shown alone.</param>
    public static void Begin(Func<Action<Figure>?> open, bool inPlace = true)
    {
        var time = TimeProvider.System;
        TrainingDisplay.Open = () => open() is { } show ? new LiveTraining(show, time) { ShowsLastAlone = !inPlace } : null;
        DownloadDisplay.Open = () => open() is { } show ? new LiveDownload(show, time) { ShowsLastAlone = !inPlace } : null;
    }
}
