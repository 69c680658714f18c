using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Training with other images than those that a network is measured with, on another scale or turned, proved by measuring it on
/// such.</summary>
/// <param name="network">The network.</param>
/// <param name="unseen">The images to measure with.</param>
/// <param name="usual">The recognition of them as they are.</param>
internal sealed class OtherImages(Layer network, ImageDataset unseen, Recognition usual)
{
    /// <summary>The lead of another scale from which on it is told, in accuracy and in standard errors.</summary>
    private const double Lead = 0.01, Certainly = 3;

    /// <summary>The lead from which on a scale is told that was not seen in the training.</summary>
    private const double LargeLead = 0.2;

    /// <summary>The difference from 0 or 1 from which on numbers are on another scale, and that from the usual mean.</summary>
    private const double OtherEnds = 0.2, OtherMean = 0.3;

    /// <summary>The number of images from which on a pixel that is the same in all of them means something, and the part of the pixels
    /// that differ elsewhere from which on it is told.</summary>
    private const int FewestImages = 100;

    private const double SomePixels = 0.1;

    /// <summary>Changes that are often made to images, by mistake or by habit, in words that fit behind «images».</summary>
    private static readonly IReadOnlyList<(string Words, Func<Tensor, Tensor> Change)> Usual =
    [
        ("whose numbers are multiplied by 255", images => images * 255), ("whose numbers are divided by 255", images => images / 255),
        ("whose numbers are brought to −1 to 1", images => (images * 2) - 1), ("that are dark where these are light", images => 1 - images),
        ("that are turned left for right", images => images.Flip(3)), ("that are turned upside down", images => images.Flip(2)),
        ("whose rows are these images' columns", images => images.Transpose()),
    ];

    /// <summary>Returns that the network recognizes more on the scale of its training, or, where none of the images that it learned from is
    /// known, of images that something usual is done to, in sentences; null where it does not.</summary>
    public string? Find(SeenImages seen) =>
        OfScale(seen) ?? OfBlanked(seen) ?? (seen.Count == seen.Unknown ? OfUsual() : null);

    /// <summary>Returns that the network recognizes more on the scale of its training, in sentences; null where it does not.</summary>
    public string? OfScale(SeenImages seen) => seen.Count > 0 ? OfTraining(seen.Range) : null;

    private string? OfTraining((float Smallest, float Largest, double Mean) range)
    {
        var (low, height) = (range.Smallest, range.Largest - range.Smallest);
        var mean = unseen.Images.Mean().Item();
        var isOther = Math.Abs(low) > OtherEnds || Math.Abs(range.Largest - 1) > OtherEnds || Math.Abs(range.Mean - mean) > OtherMean;
        if (!isOther || height == 0)
        {
            return null;
        }

        var isTurned = Math.Abs(range.Mean - range.Largest + (height * mean)) < Math.Abs(range.Mean - low - (height * mean));
        var accuracy = Accuracy(images => isTurned ? range.Largest - (images * height) : (images * height) + low);
        return accuracy - usual.Accuracy <= Math.Max(Lead, Certainly * Error(accuracy)) ? null
            : Invariant($"In your training, images had numbers from {range.Smallest:0.###} to {range.Largest:0.###}; those that the ") +
                $"network is measured with have 0 to 1{(isTurned ? ", dark where yours are light" : string.Empty)}. On images changed " +
                $"like yours it recognizes {TrainingFault.Percent(accuracy)}. What is done to images in front of the network in the " +
                "training alone?";
    }

    /// <summary>A sentence on pixels that had one number in the training, and have several in the images that it was given; null for
    /// none, and where most images came as they are.</summary>
    private string? OfBlanked(SeenImages seen)
    {
        var size = (int)(unseen.Images.Count / unseen.Count);
        var blanked = seen.Count < FewestImages || seen.Unknown < seen.Count / 2 ? [] : seen.BlankedPixels.ToList();
        if (blanked.Count < SomePixels * size)
        {
            return null;
        }

        Tensor kept = Tensor.Ones(unseen.Images.Shape[1..]), numbers = Tensor.Zeros(unseen.Images.Shape[1..]);
        foreach (var (place, number) in blanked)
        {
            (kept.Values[place], numbers.Values[place]) = (0, number);
        }

        var accuracy = Accuracy(images => (images * kept) + numbers);
        var (row, column) = Math.DivRem(blanked[0].Place, unseen.Images.Shape[-1]);
        return accuracy - usual.Accuracy <= Math.Max(Lead, Certainly * Error(accuracy)) ? null
            : Invariant($"In all images of your training, {blanked.Count:N0} of the {size:N0} pixels had one number, the first of them ") +
                Invariant($"in row {row}, column {column}; in `train` they differ. On images changed like yours, the network recognizes ") +
                $"{TrainingFault.Percent(accuracy)}. What is done to images in the training alone?";
    }

    private string? OfUsual()
    {
        var (words, accuracy) = Usual.Select(other => (other.Words, Accuracy: Accuracy(other.Change))).MaxBy(other => other.Accuracy);
        return accuracy - usual.Accuracy <= LargeLead ? null
            : $"On images {words}, your network recognizes {TrainingFault.Percent(accuracy)}. It is measured with " +
                "images as they are in `train`. What was done to those that it learned from?";
    }

    private double Accuracy(Func<Tensor, Tensor> change) => Recognition.Of(network, unseen, change).Accuracy;

    private double Error(double accuracy) => Math.Sqrt(2 * accuracy * (1 - accuracy) / unseen.Count);
}
