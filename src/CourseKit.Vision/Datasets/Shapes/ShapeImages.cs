using CourseKit.Tensors.Execution;

namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>Images of one shape each. Every so many images in a row as there are classes show each class once.</summary>
internal sealed class ShapeImages(int count, int size, int classes, ulong seed) : ShapeSet(
    "Generated shapes", Silhouette.Names(classes), count, seed,
    new SceneRules(size, classes, Most: 1, Radii: (0.25, 0.45)) { MostBars = 1 })
{
    /// <summary>Beyond that, the list itself would take more memory than is reasonable.</summary>
    private const int MostListed = 10_000_000;

    internal override IReadOnlyList<int>? KnownLabels => Count > MostListed ? null : [.. Enumerable.Range(0, Count).Chunk(ClassNames.Count)
        .SelectMany(block => Order(block[0] / ClassNames.Count).Take(block.Length))];

    /// <summary>Draws all images now, on all processors.</summary>
    public static ImageDataset InMemory(ShapeImages set, bool isGray)
    {
        var (plane, channels) = (set.Rules.Size * set.Rules.Size, isGray ? 1 : 3);
        var pixels = new byte[set.Count * channels * plane];
        Workers.For(set.Count, index =>
        {
            var drawn = set.SceneOf(index).Pixels;
            var image = pixels.AsSpan(index * channels * plane, channels * plane);
            for (var at = 0; at < image.Length; at++)
            {
                image[at] = isGray ? (byte)((drawn[at] + drawn[at + plane] + drawn[at + (2 * plane)] + 1) / 3) : drawn[at];
            }
        });

        return new ImageDataset(set.Name, set.Source, set.License, set.ClassNames, new IdxArray(
            isGray ? [set.Count, set.Rules.Size, set.Rules.Size] : [set.Count, 3, set.Rules.Size, set.Rules.Size],
            IdxElement.UnsignedByte, pixels), [.. Enumerable.Range(0, set.Count).Select(set.LabelOf)]);
    }

    internal override Scene SceneOf(int index) => new(Rules, Random(2 * (ulong)index), LabelOf(index));

    protected override Example Read(int index) => new(ImageOf(SceneOf(index))) { Label = LabelOf(index) };

    private int LabelOf(int index) => Order(index / ClassNames.Count)[index % ClassNames.Count];

    private int[] Order(int block) => Random((2 * (ulong)block) + 1).Permutation(ClassNames.Count);
}
