using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Recording;

/// <summary>Images that gradients were computed for, beside those that there are to train with, and the labels that they were
/// given.</summary>
/// <param name="training">The images to train with.</param>
/// <param name="unseen">The images to measure with.</param>
internal sealed class SeenImages(ImageDataset training, ImageDataset unseen)
{
    private readonly Lazy<KnownImages> known = new(() => new KnownImages(training)), test = new(() => new KnownImages(unseen));
    private readonly HashSet<int> used = [], ofTest = [];
    private readonly HashSet<ulong> unknown = [];
    private readonly int[] labels = new int[training.ClassNames.Count];
    private readonly Dictionary<int, int> relabeled = [];
    private readonly ConstantPixels ofSeen = new();
    private double sum;

    /// <summary>Gets the places of the images to train with that were seen as they are.</summary>
    public IReadOnlySet<int> Used => used;

    /// <summary>Gets the number of images to measure with that were seen as they are.</summary>
    public int OfTest => ofTest.Count;

    /// <summary>Gets the number of images that were seen, each as often as it was, and of those among them that are none of the set as it
    /// is, such as augmented ones.</summary>
    public int Count { get; private set; }

    /// <summary><inheritdoc cref="Count" path="/summary/node()"/></summary>
    public int Unknown { get; private set; }

    /// <summary>Gets the number of batches.</summary>
    public int Batches { get; private set; }

    /// <summary>Gets the number of images of the largest batch.</summary>
    public int LargestBatch { get; private set; }

    /// <summary>Gets the smallest and the largest number of all pixels, and their mean.</summary>
    public (float Smallest, float Largest, double Mean) Range => (smallest, largest, pixels == 0 ? 0 : sum / pixels);

    /// <summary>Gets the pixels that had one number in all images, and several in those of the set: their places in an image, in the
    /// order of reading, and the number.</summary>
    public IEnumerable<(int Place, float Number)> BlankedPixels
    {
        get
        {
            var ofSet = new ConstantPixels();
            for (var index = 0; index < training.Count; index++)
            {
                ofSet.Add(training.Image(index).Values);
            }

            return ofSeen.All.ExceptBy(ofSet.All.Select(pixel => pixel.Place), pixel => pixel.Place);
        }
    }

    /// <summary>Gets the number of images of the set that came with a label, and of those whose label was another than in the
    /// set.</summary>
    public (int All, int Wrong) Labeled { get; private set; }

    /// <summary>Gets the first label of the set that another one was given in the place of; null for none.</summary>
    public (int Own, int Given)? Exchange { get; private set; }

    /// <summary>Gets whether all images of one label in the set came with one label, so that a rule of the code changes it.</summary>
    public bool IsRelabeledByRule { get; private set; } = true;

    /// <summary>Gets the number of batches of eight images or more that had one label alone.</summary>
    public int OfOneLabel { get; private set; }

    /// <summary>Gets the label that all images came with; null where they had several, or none is known.</summary>
    public int? OnlyLabel => labels.Index().Where(label => label.Item > 0).ToList() is [var (only, _)] ? only : null;

    /// <summary>Gets the labels that no image came with; none where no labels are known.</summary>
    public IReadOnlyList<int> Missing => Labeled.All == 0 ? []
        : [.. labels.Index().Where(label => label.Item == 0).Select(label => label.Index)];

    /// <summary>The fewest images of a batch whose labels tell something, and the most unknown images that are kept.</summary>
    private const int FewestOfBatch = 8, MostUnknown = 1_000;

    private float smallest = float.PositiveInfinity, largest = float.NegativeInfinity;
    private long pixels;

    /// <summary>Adds a batch.</summary>
    /// <param name="images">The images, [N, C, H, W].</param>
    /// <param name="classes">Their labels; null where they are not known.</param>
    public void Add(Tensor images, IReadOnlyList<int>? classes)
    {
        Batches++;
        LargestBatch = Math.Max(LargestBatch, images.Shape[0]);
        Measure(images.Values);
        var size = (int)(images.Count / Math.Max(1, images.Shape[0]));
        for (var at = 0; at < images.Shape[0]; at++)
        {
            Count++;
            var image = images.Values.Slice(at * size, size);
            ofSeen.Add(image);
            if (known.Value.Find(image) is var (index, label))
            {
                used.Add(index);
                Compare(label, classes?[at]);
            }
            else if (test.Value.Find(image) is var (place, _))
            {
                ofTest.Add(place);
            }
            else
            {
                Unknown++;
                _ = unknown.Count < MostUnknown && unknown.Add(KnownImages.Print(image));
            }
        }

        OfOneLabel += classes is { Count: >= FewestOfBatch } && classes.Distinct().Count() == 1 ? 1 : 0;
        foreach (var given in classes ?? [])
        {
            labels[given]++;
        }
    }

    /// <summary>Returns whether most images that are neither to train nor to measure with are in another set, as they are.</summary>
    public bool AreOf(ImageDataset set) =>
        unknown.Count > 0 && new KnownImages(set) is var all && unknown.Count(all.Has) > unknown.Count / 2;

    private void Measure(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            (smallest, largest, sum) = (Math.Min(smallest, value), Math.Max(largest, value), sum + value);
        }

        pixels += values.Length;
    }

    private void Compare(int? own, int? given)
    {
        if ((own, given) is ({ } right, { } received))
        {
            Labeled = (Labeled.All + 1, Labeled.Wrong + (right == received ? 0 : 1));
            Exchange ??= right == received ? null : (right, received);
            IsRelabeledByRule &= relabeled.TryAdd(right, received) || relabeled[right] == received;
        }
    }
}
