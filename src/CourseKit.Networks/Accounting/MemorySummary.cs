using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>Memory of a network, for prediction and for training.</summary>
/// <remarks>
/// Counted are activations, parameters, running statistics, gradients of parameters, and optimizer state. Not counted is what depends on
/// the engine: scratch memory of kernels, packed weights, gradients of activations, and what an operation saves for its gradient besides
/// its input and its output.
/// </remarks>
public sealed class MemorySummary
{
    private readonly Layer network;
    private readonly SummaryOptions options;
    private readonly Graph training;
    private readonly Liveness liveness;
    private readonly CalculationStep parameters, statistics, gradients, state;
    private readonly Lazy<Liveness> one;
    private readonly Lazy<IReadOnlyList<MemoryStep>> predictionSteps, trainingSteps;

    internal MemorySummary(Layer network, SummaryOptions options, Graph prediction, Graph training, Liveness liveness,
        IReadOnlyList<LayerSummary> rows)
    {
        (this.network, this.options, this.training, this.liveness) = (network, options, training, liveness);
        Arithmetic learned = rows.Sum(row => row.Parameters.Value), trained = rows.Sum(row => row.TrainableParameters.Value);
        parameters = Bytes("parameters", learned);
        statistics = Bytes("buffers", rows.Sum(row => row.Buffers.Value));
        gradients = Bytes("gradients of parameters", trained);
        state = Bytes($"optimizer state ({options.Optimizer})", options.Optimizer.ValuesPerParameter * trained);
        one = new(() => Liveness.Of(Graph.Of(network, prediction.Input.Shape.With(0, 1)), options));
        predictionSteps = new(() => MemorySteps.OfPrediction(prediction, liveness, options.DataType));
        trainingSteps = new(() => MemorySteps.OfTraining(training, options.DataType, node => IsAllocatedInTraining(node, options.InPlace)));
        InferencePeak = Sum("peak of a prediction", [.. liveness.AtPeak.Select(Output), parameters, statistics]);
        TwoConsecutiveLayers = OfAChain(prediction);
        Training = Sum("memory to train", [Output(training.Input), Activations(options.InPlace), parameters, statistics, gradients, state]);
        SimpleTraining = Sum("memory to train, the books' sum", [Output(training.Input), Activations(inPlace: true), parameters]);
    }

    /// <summary>Gets the peak memory of a prediction in bytes: parameters, running statistics and the activations alive at the
    /// peak.</summary>
    public Amount InferencePeak { get; }

    /// <summary>Gets the layer that is computed at the peak.</summary>
    public string PeakAt => liveness.Peak.Layer is null ? "the input" : liveness.Peak.Place;

    /// <summary>Gets the size in bytes of the activations alive at the peak.</summary>
    public long PeakActivationBytes => liveness.Alive[liveness.Peak.Number];

    /// <summary>Gets the textbook estimate for a chain of layers, in bytes: two consecutive layers and the parameters, a layer and its
    /// activation counted as one. Null for a network with branches.</summary>
    public Amount? TwoConsecutiveLayers { get; }

    /// <summary>Gets the minimum memory for training in bytes: input, all activations, parameters, running statistics, gradients and
    /// optimizer state.</summary>
    public Amount Training { get; }

    /// <summary>Gets the textbook estimate for training, in bytes: input, all layers (a layer and its activation counted as one) and
    /// parameters.</summary>
    public Amount SimpleTraining { get; }

    /// <summary>Gets the steps of a prediction, the input first, with the activations alive at each.</summary>
    public IReadOnlyList<MemoryStep> PredictionSteps => predictionSteps.Value;

    /// <summary>Gets the steps of training on one batch, with the activations alive at each: the forward pass, the input first, and the
    /// backward pass, which frees the output of a layer behind its step.</summary>
    public IReadOnlyList<MemoryStep> TrainingSteps => trainingSteps.Value;

    /// <summary>Gets the size of the parameters in bytes.</summary>
    public long ParameterBytes => parameters.Calculation.Value;

    /// <summary>Gets the size of the running statistics in bytes.</summary>
    public long BufferBytes => statistics.Calculation.Value;

    /// <summary>Gets the size of the gradients of the trainable parameters in bytes.</summary>
    public long GradientBytes => gradients.Calculation.Value;

    /// <summary>Gets the size of the optimizer state in bytes.</summary>
    public long OptimizerStateBytes => state.Calculation.Value;

    /// <summary>Computes the largest batch whose prediction fits into this many bytes; 0 if one image does not.</summary>
    public Amount LargestBatch(long bytes) => Largest("largest batch to predict", bytes, [parameters, statistics],
        Sum("one image", [.. one.Value.AtPeak.Select(Output)]));

    /// <summary>Computes the largest batch whose training fits into this many bytes; 0 if one image does not.</summary>
    public Amount LargestTrainingBatch(long bytes)
    {
        var batch = training.Input.Shape[0];
        var perImage = (Output(training.Input).Calculation.Value + Activations(options.InPlace).Calculation.Value) / batch;
        return Largest("largest batch to train", bytes, [parameters, statistics, gradients, state],
            new Amount("one image", perImage, [], Units.Bytes));
    }

    private static Amount Largest(string name, long bytes, IReadOnlyList<CalculationStep> whatever, Amount image)
    {
        var always = Sum("whatever the batch", whatever);
        var largest = bytes < always.Value + image.Value ? 0 : (bytes - (Arithmetic)always.Value) / image.Value;
        return new(name, largest, [.. always.Steps, .. image.Steps, new("given", bytes, Units.Bytes)]);
    }

    private static Amount Sum(string name, IReadOnlyList<CalculationStep> parts) =>
        new(
            name,
            Arithmetic.Sum(parts.Select(part => part.Calculation.Value)),
            parts.Where(part => part.Calculation.Value > 0),
            Units.Bytes);

    private CalculationStep Bytes(string what, Arithmetic numbers) => new(what, numbers * options.DataType.Bytes, Units.Bytes);

    private CalculationStep Output(Node node) =>
        new(node.Layer is null ? "input" : $"output of {node.Place}", Liveness.Bytes(node, options.DataType), Units.Bytes);

    private CalculationStep Activations(bool inPlace) => new(
        "activations of all layers",
        Arithmetic.Sum(training.Nodes.Skip(1)
            .Where(node => IsAllocatedInTraining(node, inPlace))
            .Select(node => Liveness.Bytes(node, options.DataType).Value)),
        Units.Bytes);

    private bool IsAllocatedInTraining(Node node, bool inPlace) =>
        !Liveness.IsView(node.Layer!, training.IsTraining) && !(inPlace && node.Layer!.MemoryUse != MemoryUse.Allocated);

    private Amount? OfAChain(Graph graph)
    {
        if (graph.Nodes.Count == 1 || graph.Nodes.Skip(1).Any(node => node.Inputs is not [var only] || only.Number != node.Number - 1))
        {
            return null;
        }

        var layers = graph.Nodes.Where(node => node.Layer is null or { MemoryUse: MemoryUse.Allocated }).Select(Output).ToList();
        var pairs = layers.Zip(layers.Skip(1), (layer, next) => (IReadOnlyList<CalculationStep>)[layer, next]);
        var pair = layers.Count == 1 ? layers : pairs.MaxBy(both => both.Sum(step => step.Calculation.Value))!;
        return Sum("two consecutive layers and the parameters", [.. pair, parameters, statistics]);
    }
}
