using CourseKit.Tensors;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;

namespace CourseKit.Cli.Training;

/// <summary>Data set that commands train and measure on.</summary>
/// <param name="Name">The name, as <c>--data</c> takes it.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Train">Reads the examples to learn from, the last of which are held back for validation, for an architecture with images
/// of some shape.</param>
/// <param name="Test">Reads the examples to measure on in the end.</param>
/// <param name="Augmentation">The change of examples after which they still show the same.</param>
internal sealed record TrainingData(
    string Name, int Classes, Func<Shape, IDataset> Train, Func<Shape, IDataset> Test, Transform Augmentation)
{
    /// <summary>The part of the examples that is held back for validation, as 5,000 of MNIST's 60,000.</summary>
    private const int Parts = 12;

    /// <summary>Gets the sets that have a name.</summary>
    public static IReadOnlyList<TrainingData> All { get; } =
    [
        new("mnist", 10, _ => Digits.Train(), _ => Digits.Test(), Drawn),
        new("fashion-mnist", 10, _ => Fashion.Train(), _ => Fashion.Test(), Photos),
        new("cifar10", 10, _ => Cifar10.Train(), _ => Cifar10.Test(), Photos),
        new("digits", 10, _ => GeneratedDigits.Make(6_000, seed: 1), _ => GeneratedDigits.Make(1_000, seed: 2), Drawn),
    ];

    /// <summary>Gets the names, as a sentence lists them.</summary>
    public static string Names => $"{string.Join(", ", All.Select(one => one.Name))}, or a folder that holds a folder for each class";

    private static Transform Drawn => new Compose(new RandomShift(2), new RandomRotation(10), new RandomZoom(0.9, 1.1));

    private static Transform Photos => new Compose(new RandomHorizontalFlip(), new RandomShift(2));

    /// <summary>Returns the set of a name, or of a folder.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">The folder does not hold a folder of images for each class.</exception>
    public static TrainingData Named(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? (Directory.Exists(name) ? OfFolder(name) : throw new KeyNotFoundException($"--data is one of: {Names}. Received: {name}."));

    /// <summary>Returns the examples to learn from, and others to measure on after each epoch.</summary>
    /// <param name="image">The shape of the architecture's images.</param>
    /// <param name="images">The number of examples of both together; null for all.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public (IDataset Train, IDataset Validation) Load(Shape image, int? images)
    {
        var set = Announced(Train(image));
        var count = images ?? set.Count;
        return count >= Parts && count <= set.Count
            ? set.Take(count).Split(1 - (1.0 / Parts), stratified: false)
            : throw new ArgumentException($"--images is a number from {Parts} to the {set.Count:N0} of {set.Name}. Received: {count}.");
    }

    /// <summary>Returns the examples to measure on in the end.</summary>
    /// <param name="image">The shape of the architecture's images.</param>
    public IDataset LoadTest(Shape image) => Announced(Test(image));

    /// <summary>Images in folders, of which a part that is always the same is kept for the end.</summary>
    private static TrainingData OfFolder(string folder)
    {
        (IDataset Train, IDataset Test) Parted(Shape image) =>
            new ImageFolder(folder, ImageSize.Crop(image[^2], image[^1])).Split(1 - (1.0 / Parts));
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return new(name, new ImageFolder(folder).ClassNames.Count, image => Parted(image).Train, image => Parted(image).Test, Photos);
    }

    private static IDataset Announced(IDataset set)
    {
        if (set.Notice is { } notice)
        {
            Console.Error.WriteLine(notice);
        }

        return set;
    }
}
