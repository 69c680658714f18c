using CourseKit.Networks.Architectures;
using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Accounting;

/// <summary>Cost of a network, layer by layer and in total: parameters, operations, memory, receptive field; each figure with its
/// calculation.</summary>
/// <remarks>
/// Two conventions of cost are in use, and both are given: <see cref="MultiplyAccumulates"/> of convolutions and matrix products alone,
/// which torchvision calls FLOPS; and <see cref="Flops"/>, all operations, a multiply-accumulate being two. Both, and the memory of
/// activations, are for the whole batch. A layer that is called twice counts once in parameters and twice in operations.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Summary : IHtml
{
    private Summary(Layer network, Shape input, SummaryOptions options)
    {
        var (prediction, training) = (Graph.Of(network, input), Graph.Of(network, input, training: true));
        var liveness = Liveness.Of(prediction, options);
        (Name, Options, Input, Output) = (options.Name ?? network.GetType().Name, options, input, prediction.Output.Shape);
        Layers = SummaryRows.Of(prediction, training, liveness, options.DataType);
        Parameters = Totals.Of("parameters", Layers, row => row.Parameters);
        TrainableParameters = Totals.Of("trainable parameters", Layers, row => row.TrainableParameters);
        FrozenParameters = Totals.Of("frozen parameters", Layers, row => row.FrozenParameters);
        TrainingOnlyParameters = Totals.Of("parameters in training only", Layers, row => row.IsOnlyInTraining ? row.Parameters : 0);
        Buffers = Totals.Of("buffers", Layers, row => row.Buffers);
        MultiplyAccumulates = Totals.Of("multiply-accumulates", Layers, row => row.Operations.MultiplyAccumulates);
        OtherOperations = Totals.Of("all other operations", Layers, row => row.Operations.Others);
        Flops = new(
            "FLOPs",
            (2 * (Arithmetic)MultiplyAccumulates.Value) + OtherOperations.Value,
            () => [.. MultiplyAccumulates.Steps, .. OtherOperations.Steps]);
        ActivationBytes = Totals.Of("activations of all layers", Layers, row => row.ActivationBytes, Units.Bytes);
        Memory = new(network, options, prediction, training, liveness, Layers);
        (ReceptiveField, ReceptiveFieldAt) =
            Layers.LastOrDefault(row => row is { IsOnlyInTraining: false, ReceptiveField: { IsGlobal: false, Rows: not null } }) is { } last
            ? (last.ReceptiveField, last.Name.Length == 0 ? last.Kind : last.Name)
            : (ReceptiveField2d.Unknown, string.Empty);
    }

    /// <summary>Gets the name of the network.</summary>
    public string Name { get; }

    /// <summary>Gets the assumptions.</summary>
    public SummaryOptions Options { get; }

    /// <summary>Gets the input shape, batch first.</summary>
    public Shape Input { get; }

    /// <summary>Gets the output shape, batch first.</summary>
    public Shape Output { get; }

    /// <summary>Gets a row for each call of a leaf layer, in the order of computation; calls of training alone come last.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>Gets the number of parameters, frozen ones included: torchvision's <c>num_params</c>.</summary>
    public Amount Parameters { get; }

    /// <summary>Gets the number of trainable parameters.</summary>
    public Amount TrainableParameters { get; }

    /// <summary>Gets the number of frozen parameters.</summary>
    public Amount FrozenParameters { get; }

    /// <summary>Gets the number of parameters in layers of training alone: auxiliary classifiers. torchvision's number leaves them out
    /// for GoogLeNet, not for Inception-v3.</summary>
    public Amount TrainingOnlyParameters { get; }

    /// <summary>Gets the number of buffer values: two running statistics for each channel of batch normalization. Keras counts them as
    /// non-trainable parameters, torchvision does not count them.</summary>
    public Amount Buffers { get; }

    /// <summary>Gets the multiply-accumulates of convolutions and matrix products: what torchvision lists, in 10⁹, as GFLOPS.</summary>
    public Amount MultiplyAccumulates { get; }

    /// <summary>Gets all other operations: adding biases, normalizing, comparing, dividing, exponentials.</summary>
    public Amount OtherOperations { get; }

    /// <summary>Gets the floating-point operations: 2 · multiply-accumulates + all others.</summary>
    public Amount Flops { get; }

    /// <summary>Gets the total size in bytes of all activations of a prediction; <see cref="Memory"/> has the peak.</summary>
    public Amount ActivationBytes { get; }

    /// <summary>Gets the memory for prediction and for training.</summary>
    public MemorySummary Memory { get; }

    /// <summary>Gets the receptive field after the last layer whose field is not the whole image.</summary>
    public ReceptiveField2d ReceptiveField { get; }

    /// <summary>Gets the name of that layer.</summary>
    public string ReceptiveFieldAt { get; }

    /// <summary>Gets the layer with the most parameters.</summary>
    public LayerSummary? MostParameters => Most(row => row.Parameters.Value);

    /// <summary>Gets the layer with the most operations.</summary>
    public LayerSummary? MostFlops => Most(row => row.Operations.Flops.Value);

    /// <summary>Gets the layer with the largest output.</summary>
    public LayerSummary? MostActivationBytes => Most(row => row.ActivationBytes.Value);

    /// <summary>Summarizes a network for an input shape.</summary>
    /// <param name="network">The network; it need not be built.</param>
    /// <param name="input">The input shape, batch first: [N, C, H, W].</param>
    /// <param name="options">The assumptions.</param>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    public static Summary Of(Layer network, Shape input, SummaryOptions? options = null) =>
        new(network, input, options ?? SummaryOptions.Default);

    /// <summary>Summarizes an architecture for images of its published size.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="batch">The number of images.</param>
    /// <param name="options">The assumptions.</param>
    public static Summary Of(Architecture architecture, int batch = 1, SummaryOptions? options = null) =>
        Of(architecture.Network(), [batch, .. architecture.Image],
            (options ?? SummaryOptions.Default) with { Name = options?.Name ?? architecture.Name });

    /// <summary>Returns the rows, layers deeper than this collapsed into their ancestors: 1 has a row for each top-level child.</summary>
    /// <param name="depth">The depth; null does not collapse.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is less than 1.</exception>
    public IReadOnlyList<LayerSummary> Rows(int? depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth ?? 1, 1, nameof(depth));
        return depth is { } levels ? SummaryDepth.Collapse(Layers, levels) : Layers;
    }

    /// <summary>Gets the figures that have a calculation, in the order of a report.</summary>
    public IReadOnlyList<Amount> Figures =>
        [Parameters, Buffers, MultiplyAccumulates, Flops, ActivationBytes, Memory.InferencePeak, .. Chain, Memory.Training, .. Fitting];

    /// <summary>Returns a table with a row for each layer, and the totals.</summary>
    public override string ToString() => SummaryTable.Of(this);

    /// <inheritdoc/>
    public string ToHtml() => SummaryHtml.Of(this);

    private IEnumerable<Amount> Chain => Memory.TwoConsecutiveLayers is { } rule ? [rule, Memory.SimpleTraining] : [Memory.SimpleTraining];

    private IEnumerable<Amount> Fitting =>
        Options.Available is { Bytes: var bytes } ? [Memory.LargestBatch(bytes), Memory.LargestTrainingBatch(bytes)] : [];

    private LayerSummary? Most(Func<LayerSummary, long> figure) => Layers.Where(row => figure(row) > 0).MaxBy(figure);
}
