using CourseKit.Networks.Graphs;

namespace CourseKit.Networks.Accounting;

/// <summary>How much memory a network takes, to predict and to train.</summary>
/// <remarks>
/// Counted are the numbers themselves: results of layers, parameters, running statistics, gradients of parameters, and what the optimizer
/// keeps. Not counted is what comes on top and depends on the engine: room that kernels work in, weights that they keep in an order of
/// their own, the gradients of results on their way back, and what an operation keeps for its gradient besides its input and its result.
/// </remarks>
public sealed class MemorySummary
{
    private readonly Layer network;
    private readonly SummaryOptions options;
    private readonly Graph training;
    private readonly Liveness liveness;
    private readonly Step parameters, statistics, gradients, state;
    private readonly Lazy<Liveness> one;

    internal MemorySummary(Layer network, SummaryOptions options, Graph prediction, Graph training, Liveness liveness,
        IReadOnlyList<LayerSummary> rows)
    {
        (this.network, this.options, this.training, this.liveness) = (network, options, training, liveness);
        Arithmetic learned = rows.Sum(row => row.Parameters.Value), trained = rows.Sum(row => row.TrainableParameters.Value);
        parameters = Bytes("parameters", learned);
        statistics = Bytes("buffers", rows.Sum(row => row.Buffers.Value));
        gradients = Bytes("gradients of parameters", trained);
        state = Bytes($"what the optimizer keeps ({options.Optimizer})", options.Optimizer.NumbersEach * trained);
        one = new(() => Liveness.Of(Graph.Of(network, prediction.Input.Shape.With(0, 1)), options));
        InferencePeak = Sum("peak of a prediction", [.. liveness.AtPeak.Select(Result), parameters, statistics]);
        TwoConsecutiveLayers = OfAChain(prediction);
        Training = Sum("memory to train", [Result(training.Input), Activations(options.InPlace), parameters, statistics, gradients, state]);
        SimpleTraining = Sum("memory to train, the books' sum", [Result(training.Input), Activations(inPlace: true), parameters]);
    }

    /// <summary>The most that a prediction needs at a time: parameters, running statistics and the
    /// results that somebody still reads.</summary>
    public Amount InferencePeak { get; }

    /// <summary>Where that is: the node that is computed then.</summary>
    public string PeakAt => liveness.Peak.Layer is null ? "the input" : liveness.Peak.Place;

    /// <summary>What the results that are in memory at the peak take, without parameters.</summary>
    public long PeakActivationBytes => liveness.Alive[liveness.Peak.Number];

    /// <summary>
    /// The books' rule for layers one behind the other: two that follow each other are in memory, and the parameters. A layer and
    /// the activation behind it are one, and so is the input. Nothing where the network has branches.
    /// </summary>
    public Amount? TwoConsecutiveLayers { get; }

    /// <summary>What training needs at least: input, all results, parameters and running statistics,
    /// their gradients, and what the optimizer keeps.</summary>
    public Amount Training { get; }

    /// <summary>The books' simpler sum: the input, the results of all layers (a layer and its
    /// activation are one), and the parameters.</summary>
    public Amount SimpleTraining { get; }

    /// <summary>The largest batch that can be predicted with so many bytes; 0 if there is not enough for one image.</summary>
    public Amount LargestBatch(long bytes) => Largest("largest batch to predict", bytes, [parameters, statistics],
        Sum("one image", [.. one.Value.AtPeak.Select(Result)]));

    /// <summary>The largest batch that can be trained with so many bytes; 0 if there is not enough for one image.</summary>
    public Amount LargestTrainingBatch(long bytes)
    {
        var batch = training.Input.Shape[0];
        var perImage = (Result(training.Input).How.Value + Activations(options.InPlace).How.Value) / batch;
        return Largest("largest batch to train", bytes, [parameters, statistics, gradients, state],
            new Amount("one image", perImage, [], Units.Bytes));
    }

    private static Amount Largest(string name, long bytes, IReadOnlyList<Step> whatever, Amount image)
    {
        var always = Sum("whatever the batch", whatever);
        var largest = bytes < always.Value + image.Value ? 0 : (bytes - (Arithmetic)always.Value) / image.Value;
        return new(name, largest, [.. always.Steps, .. image.Steps, new("given", bytes, Units.Bytes)]);
    }

    private static Amount Sum(string name, IReadOnlyList<Step> parts) =>
        new(name, Arithmetic.Sum(parts.Select(part => part.How.Value)), parts.Where(part => part.How.Value > 0), Units.Bytes);

    private Step Bytes(string what, Arithmetic numbers) => new(what, numbers * options.DataType.Bytes, Units.Bytes);

    private Step Result(Node node) =>
        new(node.Layer is null ? "input" : $"result of {node.Place}", Liveness.Bytes(node, options.DataType), Units.Bytes);

    private Step Activations(bool inPlace) => new(
        "results of all layers",
        Arithmetic.Sum(training.Nodes.Skip(1)
            .Where(node => !Liveness.IsView(node.Layer!, training.IsTraining) && !(inPlace && node.Layer!.MemoryUse != MemoryUse.Own))
            .Select(node => Liveness.Bytes(node, options.DataType).Value)),
        Units.Bytes);

    private Amount? OfAChain(Graph graph)
    {
        if (graph.Nodes.Count == 1 || graph.Nodes.Skip(1).Any(node => node.Inputs is not [var only] || only.Number != node.Number - 1))
        {
            return null;
        }

        var layers = graph.Nodes.Where(node => node.Layer is null or { MemoryUse: MemoryUse.Own }).Select(Result).ToList();
        var pairs = layers.Zip(layers.Skip(1), (layer, next) => (IReadOnlyList<Step>)[layer, next]);
        var pair = layers.Count == 1 ? layers : pairs.MaxBy(both => both.Sum(step => step.How.Value))!;
        return Sum("two consecutive layers and the parameters", [.. pair, parameters, statistics]);
    }
}
