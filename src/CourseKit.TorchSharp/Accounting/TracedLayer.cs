using CourseKit.Networks;
using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;
using CourseKit.TorchSharp.Conversion;
using TorchSharp;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>A module of TorchSharp, or a computation outside of modules, as a layer whose cost is counted and that computes nothing.
/// </summary>
internal sealed class TracedLayer : Layer
{
    private readonly string text;
    private readonly ModuleCost cost;
    private readonly Layer? layer;
    private readonly List<ParameterSpec> specs;

    /// <summary>Describes a module, or what is none.</summary>
    /// <param name="text">The text of its row.</param>
    /// <param name="cost">The cost of a call.</param>
    /// <param name="module">The module whose own parameters and buffers count here; null for none.</param>
    public TracedLayer(string text, ModuleCost cost, torch.nn.Module? module = null)
    {
        (this.text, this.cost, layer) = (text, cost, (module as LayerModule)?.Layer);
        specs = module is null ? [] :
        [
            .. module.named_parameters(recurse: false).Select(one => Spec(one.name, one.parameter, ParameterKind.Learned)),
            .. module.named_buffers(recurse: false).Select(one => Spec(one.name, one.buffer,
                one.name == "num_batches_tracked" ? ParameterKind.Counter : ParameterKind.Buffer)),
        ];
        if (module is not null && module.named_parameters(recurse: false).Any(one => !one.parameter.requires_grad))
        {
            Build([1]);
            foreach (var (name, parameter) in module.named_parameters(recurse: false))
            {
                OwnParameters.First(own => own.Name == name).IsFrozen = !parameter.requires_grad;
            }
        }
    }

    /// <summary>Gets or sets the output shape of the call that is added to a graph next.</summary>
    public Shape Output { get; set; }

    /// <summary>Gets or sets the memory of the output.</summary>
    public MemoryUse Memory { get; set; }

    /// <summary>Gets whether the module has parameters or buffers of its own.</summary>
    public bool HasParameters => specs.Count > 0;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Output;

    /// <inheritdoc/>
    public override string ToString() => text;

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input) => specs;

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        cost.Operations?.Invoke(inputs, output) ?? Operations.None;

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => cost.Step;

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStepOf(int input, IReadOnlyList<Shape> inputs, Shape output) =>
        layer?.ReceptiveFieldStepOf(input, inputs, output) ?? cost.Step;

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => Memory;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => throw new NotSupportedException(
        $"A layer of a summary describes a module and computes nothing: call the module itself. Received: {text}.");

    private static ParameterSpec Spec(string name, torch.Tensor values, ParameterKind kind) =>
        new(name, [.. values.shape.Select(size => (int)size)], Initializers.Zeros, kind);
}
