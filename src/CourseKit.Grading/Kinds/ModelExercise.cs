using CourseKit.Networks;
using CourseKit.Networks.Accounting;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a network, which is inspected without being trained: shapes, parameters, costs, structure.</summary>
/// <remarks><see cref="NetworkRule"/> has rules for its properties. An answer is a network, or its summary for an
/// input and options of the learner's own choice.</remarks>
public abstract class ModelExercise(string id, string title) : PropertyExercise<Summary>(id, title)
{
    /// <summary>Gets the shape of the input that a network is inspected with, <c>[N, C, H, W]</c>.</summary>
    protected abstract Shape Input { get; }

    /// <summary>Returns the verdict on a network, inspected with <see cref="Input"/>.</summary>
    public Verdict Check(Layer? network)
    {
        try
        {
            return Check(network?.Summarize(Input));
        }
        catch (ArgumentException refusal)
        {
            return End(Outcome.Failed, $"The network does not take an input of {Input}. {refusal.Message}");
        }
    }
}
