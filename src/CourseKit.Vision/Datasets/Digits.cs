namespace CourseKit.Vision.Datasets;

/// <summary>Digits for a lesson, whatever the machine has: written by hand if they can be had, drawn by the course otherwise.</summary>
public static class Digits
{
    /// <summary>
    /// The first images of MNIST's training set; where they are neither on this machine nor to be downloaded, or are damaged,
    /// as many of <see cref="GeneratedDigits"/>, whose <see cref="ImageDataset.Notice"/> says so.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="source">Where to look for MNIST; see <see cref="DataSource.FromEnvironment"/> for what holds if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">MNIST has not so many, or the number is negative.</exception>
    public static ImageDataset Load(int count, DataSource? source = null)
    {
        try
        {
            return Mnist.Digits.Train(count, source);
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return GeneratedDigits.Make(count) with
            {
                Notice = $"The handwritten digits of MNIST are not to be had here: these are drawn by the course instead. {reason.Message}",
            };
        }
    }
}
