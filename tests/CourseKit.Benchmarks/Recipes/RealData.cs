using CourseKit.Tensors;
using CourseKit.Vision.Datasets;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>Real images in ten classes, to learn from and to measure on.</summary>
/// <param name="Image">The shape of one image, with N in front.</param>
/// <param name="Train">Reads the images to learn from.</param>
/// <param name="Test">Reads the images to measure on.</param>
internal sealed record RealData(Shape Image, Func<IDataset> Train, Func<IDataset> Test)
{
    private const int ColorSize = 32, GraySize = 28;

    public static RealData Digits { get; } = Gray(Mnist.Digits);

    public static RealData Fashion { get; } = Gray(Mnist.Fashion);

    /// <summary>Gets images of 32×32 pixels in three channels: CIFAR-10 where it is on this machine, else Fashion-MNIST with a frame and
    /// its gray values three times, which costs a network as much.</summary>
    public static RealData Color { get; } = new(
        [1, 3, ColorSize, ColorSize],
        () => HasPhotos ? Cifar10.Train(source: Local) : InColor(Mnist.Fashion.Train()),
        () => HasPhotos ? Cifar10.Test(source: Local) : InColor(Mnist.Fashion.Test()));

    private static DataSource Local => DataSource.FromEnvironment() with { Network = null };

    private static bool HasPhotos => Cifar10.Train(1, Local).Notice is null;

    private static RealData Gray(Mnist set) => new([1, 1, GraySize, GraySize], () => set.Train(), () => set.Test());

    private static IDataset InColor(IDataset gray)
    {
        const int Frame = (ColorSize - GraySize) / 2;
        return gray.Map(example => example with
        {
            Image = example.Image.Pad(Frame, Frame, Frame, Frame).Expand([3, ColorSize, ColorSize]),
        });
    }
}
