using CourseKit.Figures;
using CourseKit.Figures.Live;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
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

    /// <summary>Trains a network of four parameters, whose pictures nobody sees, so that the first one in a cell comes as quickly as the
    /// next.</summary>
    public static void WarmUp()
    {
        var network = new Sequential([new Linear(2)]).Build([1, 1], new Generator(1));
        var unseen = new LiveTraining(figure => _ = figure.ToString().Length + figure.ToHtml().Length, TimeProvider.System);
        network.Fit(new OneBatch(), new OneBatch(), new FitOptions { Epochs = 2, Progress = unseen });
    }

    private sealed class OneBatch : IBatches
    {
        public int Count => 1;

        public IEnumerable<Batch> Epoch(int number) => [new Batch(Tensor.From([2, 1], [1, -1]), [0, 1])];
    }
}
