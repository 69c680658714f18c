using CourseKit.Networks.Weights;
using CourseKit.Tensors.Randomness;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <summary>State of a training run after an epoch, in one file: what is needed to go on to the same bits, and the best weights so
/// far.</summary>
/// <remarks>
/// <see cref="FitOptions.Checkpoint"/> writes it, <see cref="FitOptions.Resume"/> goes on from it, and
/// <c>network.Load(Checkpoint.Read("digits.ckpt").Best)</c> takes the best weights. It is a safetensors file: nothing in it can be run,
/// and every reader of that format can read the tensors.
/// </remarks>
public sealed class Checkpoint
{
    internal Checkpoint(string network, StateDict weights, StateDict best, History history, OptimizerCheckpoint optimizer,
        IReadOnlyDictionary<string, ulong> generators) =>
        (Network, Weights, Best, History, Optimizer, Generators) = (network, weights, best, history, optimizer, generators);

    /// <summary>Gets the text of the network, which lists its layers.</summary>
    public string Network { get; }

    /// <summary>Gets the weights after the last epoch.</summary>
    public StateDict Weights { get; }

    /// <summary>Gets the weights after the best epoch.</summary>
    public StateDict Best { get; }

    /// <summary>Gets the history up to the last epoch.</summary>
    public History History { get; }

    internal OptimizerCheckpoint Optimizer { get; }

    /// <summary>Gets the states of the generators that layers draw from, by the names of the layers.</summary>
    internal IReadOnlyDictionary<string, ulong> Generators { get; }

    /// <summary>Reads a file that <see cref="FitOptions.Checkpoint"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightsException">It is damaged, or no checkpoint of training.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Checkpoint Read(string path) => CheckpointFile.Read(path);

    /// <summary>Returns the number of epochs, the results of the last and of the best, and the number of weights.</summary>
    public override string ToString() => Invariant($"{Optimizer.Type}, {History.Epochs.Count} epochs, ")
        + Invariant($"{Optimizer.Steps:N0} steps, best epoch {History.Best?.Number}; {Weights.Elements:N0} weights");

    /// <summary>Returns a copy of the state that training has led to.</summary>
    internal static Checkpoint Of(Layer network, Optimizer optimizer, History history, StateDict best) => new(
        $"{network}", StateDict.Of(network), best, history, OptimizerCheckpoint.Of(optimizer, network),
        RandomLayers(network).ToDictionary(named => named.Path, named => named.Random.State));

    /// <summary>Brings a network and its optimizer back to this state.</summary>
    /// <exception cref="WeightsException">They are not those that it was written of; the message lists all differences.</exception>
    internal void Restore(Layer network, Optimizer optimizer, string file)
    {
        var random = RandomLayers(network).ToDictionary(named => named.Path, named => named.Random);
        var weights = StateDictDifferences.Between(network, Weights);
        List<string> differences =
        [
            .. weights.IsEmpty ? [] : new[] { $"{weights}" },
            .. Optimizer.DifferencesTo(optimizer, network),
            .. random.Keys.Except(Generators.Keys).Select(name => $"missing: the generator of the layer {name}"),
            .. Generators.Keys.Except(random.Keys).Select(name => $"unexpected: a generator of the layer {name}"),
        ];
        if (differences.Count > 0)
        {
            throw new WeightsException(
                "Training goes on with the network and the kind of optimizer that the checkpoint was written with.",
                $"\n{string.Join('\n', differences)}\n", file);
        }

        network.Load(Weights);
        Optimizer.Restore(optimizer, network);
        foreach (var (name, generator) in random)
        {
            generator.State = Generators[name];
        }
    }

    private static IEnumerable<(string Path, Generator Random)> RandomLayers(Layer network) =>
        from named in network.NamedLayers()
        where named.Layer.Randomness is not null
        select (named.Path, named.Layer.Randomness);
}
