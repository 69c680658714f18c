using CourseKit.Networks;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Recording;

/// <summary>Predictions that a training has made of images to measure with, by which it can choose what comes back.</summary>
/// <param name="unseen">The images to measure with.</param>
internal sealed class TestPredictions(ImageDataset unseen)
{
    private readonly Lazy<KnownImages> known = new(() => new KnownImages(unseen));
    private readonly HashSet<int> images = [];
    private readonly HashSet<(Layer Network, int Step)> times = [];

    /// <summary>Gets the number of images that were predicted as they are.</summary>
    public int Images => images.Count;

    /// <summary>Gets the number of networks that they were predicted by.</summary>
    public int Networks => times.DistinctBy(time => time.Network).Count();

    /// <summary>Gets how often: the number of pairs of a network and a number of steps.</summary>
    public int Times => times.Count;

    /// <summary>Gets whether what came of them decided on the weights that are kept, or on the end of the training.</summary>
    public bool HaveDecided { get; private set; }

    /// <summary>Adds a batch.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch, of which some images may be among those to measure with.</param>
    /// <param name="step">The number of steps before.</param>
    public void Add(Layer network, Tensor batch, int step)
    {
        if (batch.Shape.Rank != 4 || !batch.Shape[1..].Equals(unseen.Images.Shape[1..]))
        {
            return;
        }

        var size = (int)unseen.Images.Shape[1..].Elements;
        var isKnown = false;
        for (var at = 0; at < batch.Shape[0]; at++)
        {
            if (known.Value.Find(batch.Values.Slice(at * size, size)) is var (index, _))
            {
                images.Add(index);
                isKnown = true;
            }
        }

        if (isKnown)
        {
            times.Add((network, step));
        }
    }

    /// <summary>Notes that something was decided by the predictions since the last step.</summary>
    /// <param name="step">The number of steps before.</param>
    public void Decide(int step) => HaveDecided |= times.Any(time => time.Step == step);
}
