using System.Runtime.ExceptionServices;
using CourseKit.Grading.Execution;
using CourseKit.Networks;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Kinds;

/// <summary>Network that a function has trained, or the exception that it ended in, kept: to train again would take as long.</summary>
internal sealed class TrainedNetwork
{
    private readonly Layer? network;
    private readonly ExceptionDispatchInfo? thrown;
    private Recognition? recognition;

    private TrainedNetwork(Layer? network, ExceptionDispatchInfo? thrown) => (this.network, this.thrown) = (network, thrown);

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

    /// <summary>Trains a network.</summary>
    public static TrainedNetwork By(Func<ImageDataset, Generator, Layer> train, ImageDataset images, Generator random)
    {
        try
        {
            return new TrainedNetwork(train(images, random), null);
        }
        catch (Exception exception) when (!Stoppable.IsStopping)
        {
            return new TrainedNetwork(null, ExceptionDispatchInfo.Capture(exception));
        }
    }

    /// <summary>Recognizes all images of a set, which is the same for each call.</summary>
    /// <exception cref="ShapeException">The network does not take such images, or gives other than a score for each class.</exception>
    public Recognition Recognize(ImageDataset set) => recognition ??= Recognition.Of(Network, set);
}
