using CourseKit.Vision.Datasets.Shapes;

namespace CourseKit.Vision.Datasets;

/// <summary>CIFAR-10, photos of 32×32 pixels in color, in ten classes: 50,000 to learn from, 10,000 to measure on. Where it cannot be
/// had, shapes of as many classes in images of that size stand in its place, and a notice.</summary>
/// <remarks>A. Krizhevsky 2009, Learning multiple layers of features from tiny images,
/// https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf.</remarks>
public static class Cifar10
{
    private static readonly CifarArchive Published = new(new PublishedFile(
        "cifar10", "cifar-10-binary.tar.gz", 170_052_171, "c32a1d4ab5d03f1284b67883e8d87530", [new("https://www.cs.toronto.edu/~kriz/")]));

    private static readonly Substitute Substitute = new(
        "The photos of CIFAR-10",
        "So the course drew shapes itself, in as many images of 32×32 pixels in color and ten classes. They are no photos: what a network "
            + "reaches on them says nothing about CIFAR-10.");

    /// <summary>Returns the first images of the training set; where they cannot be had, as many shapes, whose
    /// <see cref="Dataset.Notice"/> says so.</summary>
    /// <remarks>The archive of 170 MB, <c>cifar-10-binary.tar.gz</c>, is looked for as all published files are, or its unpacked folder
    /// <c>cifar-10-batches-bin</c> beside it; else it is downloaded.</remarks>
    /// <param name="count">The number of images; all 50,000, if left out.</param>
    /// <param name="source">The places to look for the archive; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">CIFAR-10 has not so many, or the number is negative.</exception>
    public static ImageDataset Train(int? count = null, DataSource? source = null) => Substitute.Or(
        () => Published.Train(count, source), notice => Drawn(count ?? 5 * CifarArchive.PublishedRecords, seed: 1).With(notice));

    /// <summary>Returns the first images of the test set, which no network may learn from; where they cannot be had, as many shapes,
    /// others than in training.</summary>
    /// <param name="count">The number of images; all 10,000, if left out.</param>
    /// <param name="source">The places to look for the archive; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">CIFAR-10 has not so many, or the number is negative.</exception>
    public static ImageDataset Test(int? count = null, DataSource? source = null) => Substitute.Or(
        () => Published.Test(count, source), notice => Drawn(count ?? CifarArchive.PublishedRecords, seed: 2).With(notice));

    private static ImageDataset Drawn(int count, ulong seed) =>
        ShapeImages.InMemory(new ShapeImages(count, size: CifarArchive.Size, Silhouette.All.Count, seed), isGray: false);
}
