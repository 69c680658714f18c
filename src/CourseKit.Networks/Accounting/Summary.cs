using CourseKit.Networks.Accounting.Formats;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Graphs;
using CourseKit.Tensors;
using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Accounting;

/// <summary>What a network costs, layer by layer and in total, found without making or running it.
/// Every figure can say how it comes about.</summary>
/// <remarks>
/// Two conventions of cost are in use, and stated here both: <see cref="MultiplyAccumulates"/> of convolutions and products of matrices
/// alone, which torchvision calls FLOPS; and <see cref="Flops"/>, all operations, a multiply-accumulate being two. Both, and the memory of
/// results, are for the whole batch of the input. A layer that is called twice is counted once in parameters and twice in work.
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
        MultiplyAccumulates = Totals.Of("multiply-accumulates", Layers, row => row.Work.MultiplyAccumulates);
        OtherOperations = Totals.Of("all other operations", Layers, row => row.Work.Others);
        Flops = new(
            "FLOPs", (2 * (Arithmetic)MultiplyAccumulates.Value) + OtherOperations.Value,
                () => [.. MultiplyAccumulates.Steps, .. OtherOperations.Steps]);
        ActivationBytes = Totals.Of("results of all layers", Layers, row => row.ActivationBytes, Units.Bytes);
        Memory = new(network, options, prediction, training, liveness, Layers);
        var narrow = Layers.LastOrDefault(row => row is { IsOnlyInTraining: false, Sees: { IsEverything: false, Rows: not null } });
        (ReceptiveField, ReceptiveFieldAt) = narrow is { } last
            ? (last.Sees, last.Name.Length == 0 ? last.Kind : last.Name)
            : (FieldOfView.Unknown, string.Empty);
    }

    /// <summary>The name of the network.</summary>
    public string Name { get; }

    /// <summary>What the summary assumes.</summary>
    public SummaryOptions Options { get; }

    /// <summary>The shape of what goes in, batch first.</summary>
    public Shape Input { get; }

    /// <summary>The shape of what comes out.</summary>
    public Shape Output { get; }

    /// <summary>Every call of a layer that is not made of others, in the order of computation; those
    /// of training alone at the end.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>How many parameters are learned, frozen ones included: torchvision's <c>num_params</c>.</summary>
    public Amount Parameters { get; }

    /// <summary>How many of them an optimizer changes.</summary>
    public Amount TrainableParameters { get; }

    /// <summary>How many of them are frozen.</summary>
    public Amount FrozenParameters { get; }

    /// <summary>
    /// How many of them are in layers that are there in training only: auxiliary classifiers.
    /// torchvision's number leaves them out for GoogLeNet, not for Inception-v3.
    /// </summary>
    public Amount TrainingOnlyParameters { get; }

    /// <summary>
    /// How many numbers are kept and not learned, two running statistics a channel of batch
    /// normalization: Keras adds them to the parameters, torchvision does not.
    /// </summary>
    public Amount Buffers { get; }

    /// <summary>Multiply-accumulates of convolutions and products of matrices: what torchvision lists, in 10⁹, as GFLOPS.</summary>
    public Amount MultiplyAccumulates { get; }

    /// <summary>All operations that are no multiply-accumulates: adding biases, normalizing, comparing, dividing, exponentials.</summary>
    public Amount OtherOperations { get; }

    /// <summary>All operations: 2 · multiply-accumulates + all others.</summary>
    public Amount Flops { get; }

    /// <summary>What all results of a prediction take together; see <see cref="Memory"/> for how much of it is needed at a time.</summary>
    public Amount ActivationBytes { get; }

    /// <summary>How much memory it takes to predict and to train.</summary>
    public MemorySummary Memory { get; }

    /// <summary>What a neuron sees of the input, after the last layer that does not see everything.</summary>
    public FieldOfView ReceptiveField { get; }

    /// <summary>Which layer that is.</summary>
    public string ReceptiveFieldAt { get; }

    /// <summary>The layer with the most parameters.</summary>
    public LayerSummary? MostParameters => Most(row => row.Parameters.Value);

    /// <summary>The layer with the most operations.</summary>
    public LayerSummary? MostFlops => Most(row => row.Work.Flops.Value);

    /// <summary>The layer with the largest result.</summary>
    public LayerSummary? MostActivationBytes => Most(row => row.ActivationBytes.Value);

    /// <summary>Summarizes a network.</summary>
    /// <param name="network">The network; it need not be built.</param>
    /// <param name="input">The shape of its input, batch first.</param>
    /// <param name="options">What to assume.</param>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
    public static Summary Of(Layer network, Shape input, SummaryOptions? options = null) =>
        new(network, input, options ?? SummaryOptions.Default);

    /// <summary>Summarizes an architecture for images of the size that it was made for.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="batch">How many images there are.</param>
    /// <param name="options">What to assume.</param>
    public static Summary Of(Architecture architecture, int batch = 1, SummaryOptions? options = null) =>
        Of(architecture.Network(), [batch, .. architecture.Image],
            (options ?? SummaryOptions.Default) with { Name = options?.Name ?? architecture.Name });

    /// <summary>The rows, layers deeper than this put together: 1 has a row for each top-level child.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The depth is less than 1.</exception>
    public IReadOnlyList<LayerSummary> Rows(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        return Stages.Collapse(Layers, depth);
    }

    /// <summary>The figures that explain themselves, in the order in which a report has them.</summary>
    public IReadOnlyList<Amount> Figures =>
        [Parameters, Buffers, MultiplyAccumulates, Flops, ActivationBytes, Memory.InferencePeak, .. Chain, Memory.Training, .. Fitting];

    /// <summary>A table with a row for each layer, and the totals.</summary>
    public override string ToString() => new TableFormat().Write(this);

    /// <inheritdoc/>
    public string ToHtml() => SummaryHtml.Of(this);

    private IEnumerable<Amount> Chain => Memory.TwoConsecutiveLayers is { } rule ? [rule, Memory.SimpleTraining] : [Memory.SimpleTraining];

    private IEnumerable<Amount> Fitting =>
        Options.Available is { Bytes: var bytes } ? [Memory.LargestBatch(bytes), Memory.LargestTrainingBatch(bytes)] : [];

    private LayerSummary? Most(Func<LayerSummary, long> figure) => Layers.Where(row => figure(row) > 0).MaxBy(figure);
}
