using CourseKit.Grading.Recording;
using CourseKit.Networks;
using CourseKit.Networks.Training;

namespace CourseKit.Grading.Kinds;

/// <summary>Steps of a training, as they were seen while it ran, whoever wrote its loop, and the network that it gave.</summary>
public sealed class TrainingSteps
{
    private readonly TrainingRecord record;

    internal TrainingSteps(TrainingRecord record, Layer network) =>
        (this.record, Network, Networks) = (record, network, StagesOf(record, network));

    /// <summary>Gets the network.</summary>
    public Layer Network { get; }

    /// <summary>Gets the networks that have learned what the network knows: itself, and those whose weights were copied, into it or into
    /// one of the others, before its own steps.</summary>
    public IReadOnlyList<Layer> Networks { get; }

    /// <summary>Gets the number of steps that the weights of the network took part in, wherever they were then.</summary>
    public int Count => Networks.Sum(record.Weights.StepsOf);

    /// <summary>Gets the number of batches that gradients were computed of for these steps.</summary>
    public int Batches => Networks.Sum(network => record.Batches.GetValueOrDefault(network));

    /// <summary>Gets the number of steps, in the whole training, that an optimizer made by the gradients of its step before.</summary>
    public int Repeated => record.Repeated;

    /// <summary>Gets the optimizers that have made steps, but for those of other networks.</summary>
    public IReadOnlyList<Optimizer> Optimizers
    {
        get
        {
            var own = Networks.SelectMany(network => network.Parameters).Select(named => named.Parameter).ToHashSet();
            return [.. record.Optimizers.Where(one => one.Groups.SelectMany(group => group.Parameters).Any(own.Contains))];
        }
    }

    /// <summary>Gets whether the network was in no step, and has the weights of one that was.</summary>
    public bool IsCopy => record.Weights.StepsOf(Network) == 0 && Networks.Count > 1;

    /// <summary>Returns the smallest and the largest number that a learned vector, as the scale of a normalization, has held whenever a
    /// gradient was computed; null where none was computed with it.</summary>
    public (float Smallest, float Largest)? RangeOf(Parameter vector) => record.Vectors.Of(vector);

    private static IReadOnlyList<Layer> StagesOf(TrainingRecord record, Layer network)
    {
        List<Layer> stages = [network];
        while (record.Batches.Keys.Except(stages).FirstOrDefault(other => HasGiven(other, stages[^1], record)) is { } source)
        {
            stages.Add(source);
        }

        return stages;
    }

    /// <summary>Returns whether the weights that a network began with are those of another one.</summary>
    private static bool HasGiven(Layer other, Layer network, TrainingRecord record)
    {
        var (own, given) = (WeightsOf(network), WeightsOf(other));
        return own.Count > 0 && own.All(weight => given.Any(one => one.Shape == weight.Shape
            && one.Value.ToArray().SequenceEqual(record.Weights.StartOf(weight) ?? weight.Value.ToArray())));
    }

    private static List<Parameter> WeightsOf(Layer network) =>
        [.. network.Parameters.Select(named => named.Parameter)
            .Where(one => one is { Spec.Kind: ParameterKind.Learned, Shape.Rank: >= 2 })];
}
