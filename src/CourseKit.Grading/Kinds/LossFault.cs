using CourseKit.Grading.Recording;

namespace CourseKit.Grading.Kinds;

/// <summary>Faults of a loss that a learner has written, by what it makes of labels and scores.</summary>
/// <param name="record">The record of the training.</param>
/// <param name="code">The code of the training.</param>
internal sealed class LossFault(TrainingRecord record, TrainingCode code)
{
    /// <summary>Returns that a loss does not depend on the labels, in sentences; null where it does, or nothing is known.</summary>
    public string? Certain() => record.Loss.IgnoresLabels
        ? "Your loss does not look at the labels: with another label for each image of a batch, it is the same number. What does it " +
            "become small by, and which loss is small only where the class of the label has the highest score?"
        : null;

    /// <summary>Returns a question about a loss that is no cross-entropy; null for one that is, or where the code is asked about it
    /// anyway.</summary>
    /// <param name="unseen">The recognition of images that the network has not seen.</param>
    public string? Question(Recognition unseen) => code.HasSquaredLoss ? null
        : record.Loss.OfSureScores is (var low, var high)
            ? $"Your loss is {ShortNumber.Of(low)} where the right class has a score of 1 and the others 0, and {ShortNumber.Of(high)} " +
                "where it has a score of 10: it draws scores to fixed numbers. What does the cross-entropy make of the two?"
        : code.HasOwnLoss && record.CrossEntropies.All == 0 && !unseen.IsAboutGuessing
            ? "Your loss is not the library's cross-entropy. What does it ask of the scores of the other classes?"
        : null;
}
