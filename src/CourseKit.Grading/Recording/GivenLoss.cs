using CourseKit.Grading.Execution;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Grading.Recording;

/// <summary>Loss of a learner's own that was given to <c>Fit</c>: what it makes of other labels and of scores that are larger, found by
/// trying it once.</summary>
internal sealed class GivenLoss
{
    /// <summary>The scores of the right class that a loss is tried with, where all others are 0.</summary>
    private const float Low = 1, High = 10;

    private bool isTried;

    /// <summary>Gets whether the loss stays the same when each image of a batch gets another label.</summary>
    public bool IgnoresLabels { get; private set; }

    /// <summary>Gets the loss where the right class has a score of 1, and of 10, and all others have 0; null where the higher score does
    /// not cost more.</summary>
    public (float AtOne, float AtTen)? OfSureScores { get; private set; }

    /// <summary>Tries a loss, unless it is the library's own.</summary>
    /// <param name="loss">The loss, of scores and labels.</param>
    /// <param name="scores">The scores of a batch, [N, K].</param>
    /// <param name="labels">Their labels, [N].</param>
    public void Try(Func<Tensor, Tensor, Tensor> loss, Tensor scores, Tensor labels)
    {
        if (isTried || loss.Method.Module.Assembly == typeof(FitOptions).Assembly || scores.Shape.Rank != 2 || labels.Shape.Rank != 1)
        {
            return;
        }

        isTried = true;
        try
        {
            using var noGradients = new NoGrad();
            var classes = scores.Shape[1];
            var others = Tensor.FromIndex(labels.Shape, at => (labels.Values[at[0]] + 1) % classes);
            var given = scores.Detach();
            IgnoresLabels = loss(given, labels).Item().Equals(loss(given, others).Item());
            var (low, high) = (loss(Sure(Low), labels).Item(), loss(Sure(High), labels).Item());
            OfSureScores = high > low ? (low, high) : null;

            Tensor Sure(float score) => Tensor.FromIndex(scores.Shape, at => at[1] == (int)labels.Values[at[0]] ? score : 0);
        }
        catch (Exception) when (!Stoppable.IsStopping)
        {
            // What the loss throws, it throws again in the step that it is computed for.
        }
    }
}
