using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.Training;

/// <summary>Exercise in training a network on digits, whose test set it is measured on.</summary>
public abstract class DigitTraining(string id, string title) : ImageTraining(id, title)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Digits.Test), "The verdict measures with these digits. If your network learned from them, or you chose by them, what " +
            "does the number below tell of digits that nobody has seen?", Fails: false),
    ];

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeTraining() => Digits.Train(Course.Scale.Choose(quick: 10_000, full: 60_000));

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeUnseen() => Digits.Test(Course.Scale.Choose(quick: 2_000, full: 10_000));
}
