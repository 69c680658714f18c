using CourseKit.Grading.Inspection;
using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Networks.Prediction;
using CourseKit.Networks.Training;
using CourseKit.Vision.Batching;

namespace CourseKit.Grading.Kinds;

/// <summary>Compiled code of a training: what it calls, and what it leaves out.</summary>
/// <param name="calls">The calls of the code; none for a network that was trained before.</param>
internal sealed class TrainingCode(IReadOnlyList<CalledMethod> calls)
{
    private const string Setter = "set_";

    private static readonly IReadOnlyList<(string Call, string Question)> Questions =
    [
        (Setter + nameof(Loader.Augmentation), "Would you still read all of the augmented images?"),
        (Setter + nameof(Loader.MixUp), "How much of each image is left by your mix-up?"),
        (Setter + nameof(Optimizer.WeightDecay), "How far does the weight decay draw all parameters towards 0 in a step?"),
        (Setter + nameof(FitOptions.ClipNorm), "How much of a gradient do you clip?"),
        (nameof(Tensor.MseLoss), "Your loss is the mean squared error. What does it ask of the scores of the other classes, and what " +
            "does the cross-entropy?"),
        (nameof(Layer.Freeze), "Which layers do you freeze, and what can those learn that are left?"),
    ];

    private static readonly IReadOnlyList<(string Call, string Sentence)> Gradientless =
    [
        (nameof(Predictor), "A `Predictor` is made for answers, and keeps nothing that a gradient could come back by. What do you " +
            "call in its place, so that `Backward()` finds the way to the parameters?"),
        (nameof(Tensor.ArgMax), "`ArgMax` gives the place of the largest score, which a small change of the weights does not move: it " +
            "has no gradient. Which loss reads the scores themselves?"),
        (nameof(Tensor.Detach), "`Detach` cuts a tensor off from what it was computed from, so that no gradient comes to the parameters " +
            "in front of it. What is the loss to be computed from?"),
    ];

    /// <summary>Gets questions about what the code does besides, which may help or harm; empty where it does nothing of it.</summary>
    public string AboutOptions => string.Join(' ', Questions.Where(option => Calls(option.Call)).Select(option => option.Question));

    /// <summary>Gets whether the code shuffles in more than one place.</summary>
    public bool ShufflesTwice => calls.Count(call => call.Name is nameof(Generator.Permutation) or nameof(Random.Shuffle)) > 1;

    /// <summary>Gets whether the code has a loop with a loss that is not the library's.</summary>
    public bool HasOwnLoss => Calls(nameof(Tensor.Backward)) && !Calls(nameof(Tensor.CrossEntropy)) && !Calls(nameof(Fitting.Fit));

    /// <summary>Gets whether the code computes the library's squared error.</summary>
    public bool HasSquaredLoss => Calls(nameof(Tensor.MseLoss));

    /// <summary>Returns the fault that the code shows, in a sentence; null where nothing is seen.</summary>
    /// <param name="record">The record of what it did.</param>
    public string? Fault(TrainingRecord record) =>
        Calls(nameof(Layer.Build)) && !Calls(nameof(Fitting.Fit)) && !Calls(nameof(Tensor.Backward))
            ? "Your code builds a network, and calls neither `Fit` nor `Backward`. Which of your lines finds out how the parameters are " +
                "to change?"
        : Calls(nameof(Layer.Build)) && record.IsEmpty
            ? "Your code builds a network, and came to neither `Fit` nor `Backward` when it ran. Is there a loop that runs 0 times, or a " +
                "condition that does not hold?"
        : Calls(nameof(Tensor.Backward)) && !Calls(nameof(Fitting.Fit)) && !Calls(nameof(Optimizer.Step)) && !Calls(nameof(Parameter.Set))
            ? "Your code calls `Backward`, and nowhere `Step`. `Backward()` finds gradients: which of your lines changes the parameters?"
        : Calls(nameof(Tensor.Backward)) && Calls(nameof(Optimizer.Step)) && !Calls(nameof(Optimizer.ZeroGrad))
            && !Calls(Setter + nameof(Tensor.Grad))
            ? "Your code calls `Backward` and `Step`, and nowhere `ZeroGrad`. `Backward()` adds to the gradients that are there: whose " +
                "are those in your second step?"
        : null;

    /// <summary>Returns what the code calls that lets no gradient through, for a training that ended for want of one, in a sentence;
    /// null for another end.</summary>
    public string? AboutThrown(Exception thrown) =>
        thrown is InvalidOperationException && thrown.Message.Contains("gradient", StringComparison.Ordinal)
            ? Gradientless.FirstOrDefault(known => Calls(known.Call)).Sentence : null;

    private bool Calls(string name) => calls.Any(call => call.Name == name);
}
