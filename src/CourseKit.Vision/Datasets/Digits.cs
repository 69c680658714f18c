namespace CourseKit.Vision.Datasets;

/// <summary>Digits for a lesson, whatever the machine has: written by hand if they can be had, drawn by the course otherwise.</summary>
public static class Digits
{
    private static readonly Substitute Substitute = new(
        "The handwritten digits of MNIST", "So the course drew these digits itself, and all of the lesson works with them.");

    /// <summary>
    /// Returns the first images of MNIST's training set; where they are neither on this machine nor to be downloaded, or are damaged,
    /// as many of <see cref="GeneratedDigits"/>, whose <see cref="Dataset.Notice"/> says so.
    /// </summary>
    /// <param name="count">The number of images; all 60,000, if left out.</param>
    /// <param name="source">The places to look for MNIST; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">MNIST has not so many, or the number is negative.</exception>
    public static ImageDataset Train(int? count = null, DataSource? source = null) => Substitute.Or(
        () => Mnist.Digits.Train(count, source), notice => GeneratedDigits.Make(count ?? Mnist.TrainCount, seed: 1).With(notice));

    /// <summary>
    /// Returns the first images of MNIST's test set, which no network may learn from; where they cannot be had, as many of
    /// <see cref="GeneratedDigits"/>, others than in training, whose <see cref="Dataset.Notice"/> says so.
    /// </summary>
    /// <param name="count">The number of images; all 10,000, if left out.</param>
    /// <param name="source">The places to look for MNIST; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">MNIST has not so many, or the number is negative.</exception>
    public static ImageDataset Test(int? count = null, DataSource? source = null) => Substitute.Or(
        () => Mnist.Digits.Test(count, source), notice => GeneratedDigits.Make(count ?? Mnist.TestCount, seed: 2).With(notice));
}
