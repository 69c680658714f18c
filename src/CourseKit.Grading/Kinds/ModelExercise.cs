using CourseKit.Networks;
using CourseKit.Networks.Accounting;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a network, which is inspected without being trained: shapes, parameters, costs, structure.</summary>
/// <remarks>An answer is a network, or its summary for an input and options of the learner's own choice.</remarks>
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

    /// <summary>Returns the property of an output shape.</summary>
    protected static Property<Summary> Outputs(Shape shape) => new(
        $"The output has the shape {shape}", network => (network.Output.Equals(shape), $"{network.Output}"));

    /// <summary>Returns the property of a number of parameters, which an answer has exactly.</summary>
    protected static Property<Summary> HasParameters(long count) => new(
        FormattableString.Invariant($"The network has {count:N0} parameters"),
        network => (network.Parameters.Value == count, $"{network.Parameters}".TrimEnd()));

    /// <summary>Returns the property of a number of parameters that an answer does not exceed.</summary>
    protected static Property<Summary> HasAtMostParameters(long count) => new(
        FormattableString.Invariant($"The network has at most {count:N0} parameters"),
        network => (network.Parameters.Value <= count, $"{network.Parameters}".TrimEnd()));

    /// <summary>Returns the property of a number of multiply-accumulates that an answer does not exceed.</summary>
    protected static Property<Summary> HasAtMostMultiplyAccumulates(long count) => new(
        FormattableString.Invariant($"The input takes at most {count:N0} multiply-accumulates"),
        network => (network.MultiplyAccumulates.Value <= count, $"{network.MultiplyAccumulates}".TrimEnd()));

    /// <summary>Returns the property of a memory, in bytes, that training does not exceed.</summary>
    protected static Property<Summary> TrainsWithin(ByteSize memory) => new(
        $"Training takes at most {memory}",
        network => (network.Memory.Training.Value <= memory.Bytes, $"{network.Memory.Training}".TrimEnd()));

    /// <summary>Returns the property of layers of given kinds, in this order: <c>Conv2d</c>, <c>Relu</c>, <c>MaxPool2d</c>.</summary>
    protected static Property<Summary> HasLayers(params IReadOnlyList<string> kinds) => new(
        $"The layers are {string.Join(", ", kinds)}, in this order",
        network => (Kinds(network).SequenceEqual(kinds), Kinds(network).ToList()))
    {
        Expected = kinds,
    };

    private static IEnumerable<string> Kinds(Summary network) => network.Layers.Select(layer => layer.Kind);
}
