using CourseKit.Tensors;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;

namespace CourseKit.Cli.Training;

/// <summary>Data set that commands train and measure on.</summary>
/// <param name="Name">The name, as <c>--data</c> takes it.</param>
/// <param name="Train">Reads the examples to learn from, the last of which are held back for validation.</param>
/// <param name="Test">Reads the examples to measure on in the end.</param>
/// <param name="Augmentation">The change of examples after which they still show the same.</param>
internal sealed record TrainingData(string Name, Func<IDataset> Train, Func<IDataset> Test, Transform Augmentation)
{
    /// <summary>The part of the training examples that is held back for validation, as 5,000 of MNIST's 60,000.</summary>
    private const int Parts = 12;

    /// <summary>Gets the sets that have a name.</summary>
    public static IReadOnlyList<TrainingData> All { get; } =
    [
        new("mnist", () => Mnist.Digits.Train(), () => Mnist.Digits.Test(), Drawn),
        new("fashion-mnist", () => Mnist.Fashion.Train(), () => Mnist.Fashion.Test(), Photos),
        new("digits", () => GeneratedDigits.Make(6_000, seed: 1), () => GeneratedDigits.Make(1_000, seed: 2), Drawn),
    ];

    private static Transform Drawn => new Compose(new RandomShift(2), new RandomRotation(10), new RandomZoom(0.9, 1.1));

    private static Transform Photos => new Compose(new RandomHorizontalFlip(), new RandomShift(2));

    /// <summary>Returns the set of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static TrainingData Named(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException(
            $"--data is one of: {string.Join(", ", All.Select(one => one.Name))}. Received: {name}.");

    /// <summary>Returns the examples to learn from, and others to measure on after each epoch.</summary>
    /// <param name="images">The number of examples of both together; null for all.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public (IDataset Train, IDataset Validation) Load(int? images)
    {
        var set = Announced(Train());
        var count = images ?? set.Count;
        if (count < Parts || count > set.Count)
        {
            throw new ArgumentException($"--images is a number from {Parts} to the {set.Count:N0} of {set.Name}. Received: {count}.");
        }

        var held = count / Parts;
        return (new DatasetPart(set, 0, count - held), new DatasetPart(set, count - held, held));
    }

    /// <summary>Returns the examples to measure on in the end.</summary>
    public IDataset LoadTest() => Announced(Test());

    /// <summary>The shape of the images of a set, [C, H, W].</summary>
    public static Shape ImageOf(IDataset set) => set[0].Image.Shape;

    private static IDataset Announced(IDataset set)
    {
        if (set.Notice is { } notice)
        {
            Console.Error.WriteLine(notice);
        }

        return set;
    }
}
