using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Networks.Training;

namespace CourseKit.Grading.Kinds;

/// <summary>Steps of a training, as they were seen while it ran, whoever wrote its loop, and the network that it gave.</summary>
public sealed class TrainingSteps
{
    private readonly TrainingRecord record;

    internal TrainingSteps(TrainingRecord record, Layer network) => (this.record, Network) = (record, network);

    /// <summary>Gets the network.</summary>
    public Layer Network { get; }

    /// <summary>Gets the number of steps that the weights of the network took part in.</summary>
    public int Count => record.Weights.StepsOf(Network);

    /// <summary>Gets the optimizers that have made steps, but for those of other networks.</summary>
    public IReadOnlyList<Optimizer> Optimizers
    {
        get
        {
            var own = Network.Parameters.Select(named => named.Parameter).ToHashSet();
            return [.. record.Optimizers.Where(one => one.Groups.SelectMany(group => group.Parameters).Any(own.Contains))];
        }
    }

    /// <summary>Gets whether the network was in no step, and has the weights of one that was.</summary>
    public bool IsCopy => Count == 0 && Weights.Count > 0 && Weights.All(own =>
        record.Weights.Parameters.Any(other => other.Shape == own.Shape && other.Value.ToArray().SequenceEqual(own.Value.ToArray())));

    private List<Parameter> Weights =>
        [.. Network.Parameters.Select(named => named.Parameter)
            .Where(one => one is { Spec.Kind: ParameterKind.Learned, Shape.Rank: >= 2 })];

    /// <summary>Returns the smallest and the largest number that a learned vector, as the scale of a normalization, has held whenever a
    /// gradient was computed; null where none was computed with it.</summary>
    public (float Smallest, float Largest)? RangeOf(Parameter vector) => record.Vectors.Of(vector);
}
