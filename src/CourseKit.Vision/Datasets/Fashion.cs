using CourseKit.Vision.Datasets.Shapes;

namespace CourseKit.Vision.Datasets;

/// <summary>Photos of clothing for a lesson: Fashion-MNIST if it can be had. Nobody can draw that; so in its place stand shapes of as
/// many classes in images of that size, and a notice.</summary>
public static class Fashion
{
    private static readonly Substitute Substitute = new(
        "The photos of clothing of Fashion-MNIST",
        "So the course drew shapes itself, in as many images of 28×28 pixels and ten classes. They are no clothing: what a network "
            + "reaches on them says nothing about Fashion-MNIST.");

    /// <summary>Returns the first images of Fashion-MNIST's training set; where they cannot be had, as many gray shapes, whose
    /// <see cref="Dataset.Notice"/> says so.</summary>
    /// <param name="count">The number of images; all 60,000, if left out.</param>
    /// <param name="source">The places to look for the files; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fashion-MNIST has not so many, or the number is negative.</exception>
    public static ImageDataset Train(int? count = null, DataSource? source = null) => Substitute.Or(
        () => Mnist.Fashion.Train(count, source), notice => Drawn(count ?? Mnist.TrainCount, seed: 1).With(notice));

    /// <summary>Returns the first images of Fashion-MNIST's test set, which no network may learn from; where they cannot be had, as many
    /// gray shapes, others than in training.</summary>
    /// <param name="count">The number of images; all 10,000, if left out.</param>
    /// <param name="source">The places to look for the files; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fashion-MNIST has not so many, or the number is negative.</exception>
    public static ImageDataset Test(int? count = null, DataSource? source = null) => Substitute.Or(
        () => Mnist.Fashion.Test(count, source), notice => Drawn(count ?? Mnist.TestCount, seed: 2).With(notice));

    private static ImageDataset Drawn(int count, ulong seed) =>
        ShapeImages.InMemory(new ShapeImages(count, size: 28, Silhouette.All.Count, seed), isGray: true);
}
