using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Grading.Kinds;

/// <summary>Use that a training has made of the images that its network is measured on: by steps, by choosing, by looking.</summary>
/// <param name="network">The network.</param>
/// <param name="training">The images to train with.</param>
/// <param name="unseen">The recognition of the images that it should not have seen.</param>
/// <param name="record">The record of its training.</param>
internal sealed class SeenTest(Layer network, ImageDataset training, Recognition unseen, TrainingRecord record)
{
    /// <summary>The lead of images that it should not have seen over those to train with from which on it is told, in accuracy and in
    /// standard errors.</summary>
    private const double Lead = 0.01, Certainly = 3;

    /// <summary>The number of images to measure with from which on predictions of them may be made to choose by.</summary>
    private const int FewestPredicted = 20;

    private const string Choice = "What was chosen by some images says little about others: hold back some of those to train with, as by " +
        "`train.Split(0.9)`, and choose by these.";

    /// <summary>Returns the reason to believe that a network was trained with the images it is measured on, or chosen by them, in a
    /// sentence; null for none.</summary>
    public string? Suspicion() => OfSteps() ?? OfChoice() ?? OfAccuracy();

    /// <summary>Returns that a network was measured on these images while it was trained, in sentences; null where it was not, or once
    /// only.</summary>
    public string? Looks() => record.Predictions is { Images: >= FewestPredicted, Times: > 1 } predictions
        ? Invariant($"Your code measured its network on {predictions.Images:N0} of the images that the verdict measures with, at ") +
            Invariant($"{predictions.Times:N0} points of its training. As long as nothing was chosen by that, its accuracy holds for ") +
            "images that nobody has seen."
        : null;

    private string? OfSteps() => record.Images.OfTest == 0 ? null
        : Invariant($"your training computed gradients for {record.Images.OfTest:N0} of the images that the network is ") +
            "measured on. An accuracy tells something only on images that nobody has trained with.";

    private string? OfChoice() => record.Predictions switch
    {
        { Images: >= FewestPredicted, HaveDecided: true, Times: > 1 } predictions =>
            Invariant($"`RestoreBest` or `EarlyStopping` went by {predictions.Images:N0} of the images that your network is measured ") +
            $"on. {Choice}",
        { Images: >= FewestPredicted, Networks: > 1 } predictions =>
            Invariant($"your code measured {predictions.Networks:N0} networks on {predictions.Images:N0} of the images that the one ") +
            $"which comes back is measured on. {Choice}",
        _ => null,
    };

    private string? OfAccuracy()
    {
        var count = Math.Min(training.Count, unseen.Labels.Count);
        var seen = Recognition.Of(network, training.Take(count)).Accuracy;
        var error = Math.Sqrt(2 * Math.Max(seen * (1 - seen), 1.0 / count) / count);
        return unseen.Accuracy - seen > Math.Max(Lead, Certainly * error)
            ? $"your network recognizes {TrainingFault.Percent(seen)} of the images to train with, and " +
                $"{TrainingFault.Percent(unseen.Accuracy)} of those that it is measured on. Which of them did it learn from? An accuracy " +
                "tells something only on images that nobody has trained with."
            : null;
    }
}
