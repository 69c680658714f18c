using System.Runtime.ExceptionServices;
using CourseKit.Grading.Execution;
using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Kinds;

/// <summary>Network that a function has trained, or the exception that it ended in, kept: to train again would take as long.</summary>
internal sealed class TrainedNetwork
{
    private readonly Layer? network;
    private readonly ExceptionDispatchInfo? thrown;
    private Recognition? recognition;
    private (bool IsKnown, string? Words) fault;

    private TrainedNetwork(Layer? network, ExceptionDispatchInfo? thrown, TrainingRecord record) =>
        (this.network, this.thrown, Record) = (network, thrown, record);

    /// <summary>Gets the record of the training.</summary>
    public TrainingRecord Record { get; }

    /// <summary>Gets the exception that the training ended in; null where it returned.</summary>
    public Exception? Thrown => thrown?.SourceException;

    /// <summary>Gets what the function has returned; null where it has thrown.</summary>
    public Layer? Returned => network;

    /// <summary>Gets the network.</summary>
    /// <exception cref="ArgumentNullException">The function has returned none.</exception>
    public Layer Network
    {
        get
        {
            thrown?.Throw();
            return network ?? throw new ArgumentNullException(null, "A network comes back. Received: null.");
        }
    }

    /// <summary>Gets the network that the training gave, or, where it ended in an exception of shapes, the one that it called last; null
    /// where it called none.</summary>
    public Layer? Last => Thrown is ShapeException ? Record.Called : network;

    /// <summary>Trains a network.</summary>
    /// <param name="train">The training.</param>
    /// <param name="images">The images to train with.</param>
    /// <param name="unseen">The images to measure with.</param>
    /// <param name="random">The generator that it is given.</param>
    public static TrainedNetwork By(
        Func<ImageDataset, Generator, Layer> train, ImageDataset images, ImageDataset unseen, Generator random)
    {
        var record = new TrainingRecord(images, unseen);
        try
        {
            return new TrainedNetwork(record.Watch(() => train(images, random)), null, record);
        }
        catch (Exception exception) when (!Stoppable.IsStopping)
        {
            return new TrainedNetwork(null, ExceptionDispatchInfo.Capture(exception), record);
        }
    }

    /// <summary>Returns the fault of the training, which is looked for once.</summary>
    public string? Fault(Func<string?> find) => fault.IsKnown ? fault.Words : (fault = (true, find())).Words;

    /// <summary>Recognizes all images of a set, which is the same for each call.</summary>
    /// <exception cref="ShapeException">The network does not take such images, or gives other than a score for each class.</exception>
    public Recognition Recognize(ImageDataset set) => recognition ??= Recognition.Of(Network, set);
}
