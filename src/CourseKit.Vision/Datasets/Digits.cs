namespace CourseKit.Vision.Datasets;

/// <summary>Digits for a lesson, whatever the machine has: written by hand if they can be had, drawn by the course otherwise.</summary>
public static class Digits
{
    /// <summary>
    /// Returns the first images of MNIST's training set; where they are neither on this machine nor to be downloaded, or are damaged,
    /// as many of <see cref="GeneratedDigits"/>, whose <see cref="ImageDataset.Notice"/> says so.
    /// </summary>
    /// <param name="count">The number of images.</param>
    /// <param name="source">The places to look for MNIST; see <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">MNIST has not so many, or the number is negative.</exception>
    public static ImageDataset Load(int count, DataSource? source = null)
    {
        try
        {
            return Mnist.Digits.Train(count, source);
        }
        catch (Exception reason) when (reason is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            var notice = $"{Why(reason)} So the course drew these digits itself, and all of the lesson works with them.";
            return GeneratedDigits.Make(count) with { Notice = notice };
        }
    }

    /// <summary>A file that is damaged is named, with what to expect of it; that there is none is all that there is to say.</summary>
    private static string Why(Exception reason) => reason switch
    {
        DataUnavailableException { InnerException: { } damage } => Why(damage),
        DataUnavailableException => "The handwritten digits of MNIST are not on this machine and could not be downloaded.",
        _ => $"The handwritten digits of MNIST cannot be read. {reason.Message}",
    };
}
