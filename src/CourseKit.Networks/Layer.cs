using CourseKit.Networks.Costs;
using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks;

/// <summary>Layer, block or whole network: infers its output shape, makes its parameters once the input shape is known, and
/// computes.</summary>
/// <remarks>
/// A new layer overrides <see cref="Infer(Shape)"/>, <see cref="Describe"/> if it has parameters, and
/// <see cref="Forward(Tensor)"/>. A layer made of others derives from <see cref="Block"/>.
/// </remarks>
public abstract class Layer
{
    private bool inTraining = true;
    private IReadOnlyList<Parameter>? parameters;
    private ExecutionPlan? plan;

    /// <summary>Gets the layers that this one is made of, in the order of their parameters: PyTorch's <c>named_children()</c>.</summary>
    public virtual IReadOnlyList<NamedLayer> Children => [];

    /// <summary>Gets whether the layer is in training mode: with dropout, and normalizing by the batch. True until <see cref="Eval"/>;
    /// false while a <c>Predictor</c> runs the network.</summary>
    public bool IsTraining => inTraining && !EvaluationMode.IsActive;

    /// <summary>Gets the mode that was set, whether or not a <c>Predictor</c> runs the network.</summary>
    internal bool IsSetToTraining => inTraining;

    /// <summary>Gets whether the parameters have been made: for a block, those of the layers that it calls.</summary>
    public virtual bool IsBuilt => parameters is not null;

    /// <summary>Gets the parameters of this layer without those of its children; none before <see cref="Build"/>.</summary>
    public IReadOnlyList<Parameter> OwnParameters => parameters ?? [];

    /// <summary>Gets all parameters and buffers, of all children too, by their PyTorch names: <c>layer1.0.conv1.weight</c>.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters =>
        NamedLayers().SelectMany(named =>
            named.Layer.OwnParameters.Select(parameter => (NamedLayer.Path(named.Path, parameter.Name), parameter)));

    /// <summary>Infers the output shape without computing anything.</summary>
    /// <exception cref="ShapeException">The layer does not take such an input.</exception>
    public abstract Shape Infer(Shape input);

    /// <summary>Makes the parameters of this layer and of all children.</summary>
    /// <param name="input">The input shape, batch first; later inputs may have another batch and, for most networks, another size.</param>
    /// <param name="random">The generator that parameters are initialized with; null makes them zero, to be loaded, and those one that
    /// begin with one, as the scales of normalization.</param>
    /// <exception cref="ShapeException">The layer does not take such an input, or has parameters of other shapes.</exception>
    public Layer Build(Shape input, Generator? random = null)
    {
        var graph = Graph.Of(this, input, training: true);
        foreach (var node in graph.Nodes)
        {
            node.Layer?.BuildOwn(node.Inputs[0].Shape, random, node.Place);
        }

        foreach (var block in graph.Call.Blocks)
        {
            block.parameters ??= [];
        }

        return this;
    }

    /// <summary>Describes the parameters for an input shape, by name, without making any.</summary>
    /// <exception cref="ShapeException">The layer does not take such an input.</exception>
    public IReadOnlyList<(string Name, ParameterSpec Spec)> DescribeAll(Shape input)
    {
        var inputs = new Dictionary<Layer, Shape>();
        foreach (var node in Graph.Of(this, input, training: true).Nodes.Skip(1))
        {
            inputs.TryAdd(node.Layer!, node.Inputs[0].Shape);
        }

        return [.. from named in NamedLayers()
                   where inputs.ContainsKey(named.Layer)
                   from spec in named.Layer.Describe(inputs[named.Layer])
                   select (NamedLayer.Path(named.Path, spec.Name), spec)];
    }

    /// <summary>Returns this layer and all layers in it, each once, with their paths: PyTorch's <c>named_modules()</c>.</summary>
    public IEnumerable<(string Path, Layer Layer)> NamedLayers() => Walk(string.Empty).DistinctBy(named => named.Layer);

    /// <summary>Returns the layer with its options in a line: the name of its type, unless overridden.</summary>
    public override string ToString() => GetType().Name;

    /// <summary>Computes the output for an input.</summary>
    /// <exception cref="ShapeException">The layer does not take such an input.</exception>
    /// <exception cref="InvalidOperationException">The layer has parameters and is not built yet.</exception>
    public Tensor Call(Tensor x) => CallAll(x)[Graph.Main];

    /// <summary>Computes all outputs by name: the main one, <c>out</c>, and those of auxiliary classifiers or detection heads.</summary>
    public IReadOnlyDictionary<string, Tensor> CallAll(Tensor x)
    {
        var current = plan; // Read once: another thread may call with another shape.
        if (current is null || current.Graph.Input.Shape != x.Shape || current.Graph.IsTraining != IsTraining)
        {
            var graph = Graph.Of(this, x.Shape, IsTraining);
            RequireBuilt(graph);
            plan = current = ExecutionPlan.Of(graph);
        }

        var outputs = GradientObserver.Inside(() => current.Run(x));
        TrainingObserver.Current?.OnCall(this, x, outputs[Graph.Main]);
        return outputs;
    }

    /// <summary>Tells the observer of a training that a prediction is made.</summary>
    internal void TellOfPrediction(Tensor x) => TrainingObserver.Current?.OnPrediction(this, x);

    /// <summary>Sets training mode, here and in all children.</summary>
    public Layer Train() => SetTraining(true);

    /// <summary>Sets evaluation mode, here and in all children.</summary>
    public Layer Eval() => SetTraining(false);

    /// <summary>Freezes the parameters, here and in all children: no gradients, no training.</summary>
    public Layer Freeze() => SetFrozen(true);

    /// <summary>Makes the parameters trainable again, here and in all children.</summary>
    public Layer Unfreeze() => SetFrozen(false);

    /// <summary>Describes the parameters of this layer for an input shape.</summary>
    protected internal virtual IEnumerable<ParameterSpec> Describe(Shape input) => [];

    /// <summary>Counts the operations of one call.</summary>
    protected internal virtual Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) => Operations.None;

    /// <summary>Gets the step of the receptive field: the input pixels that one output value depends on.</summary>
    protected internal virtual ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Pointwise;

    /// <summary>Returns the step of the receptive field in one of the inputs, where inputs differ or sizes matter.</summary>
    protected internal virtual ReceptiveFieldStep ReceptiveFieldStepOf(int input, IReadOnlyList<Shape> inputs, Shape output) =>
        ReceptiveFieldStep;

    /// <summary>Gets the memory of the output: newly allocated, a view of the input, or the input itself in prediction.</summary>
    protected internal virtual MemoryUse MemoryUse => MemoryUse.Allocated;

    /// <summary>Infers the output shape for several inputs; most layers take one.</summary>
    protected internal virtual Shape Infer(IReadOnlyList<Shape> inputs) => Infer(inputs[0]);

    /// <summary>Gets the generator that calls draw from, whose state a checkpoint of training keeps; null for a layer without
    /// chance.</summary>
    protected internal virtual Generator? Randomness => null;

    /// <summary>Computes the output; the input shape has been checked.</summary>
    protected abstract Tensor Forward(Tensor x);

    /// <summary>Computes the output from several inputs; most layers take one.</summary>
    protected internal virtual Tensor Forward(IReadOnlyList<Tensor> inputs) => Forward(inputs[0]);

    /// <summary>Called while the layer is built: a layer that draws random numbers takes its seed here.</summary>
    protected virtual void OnBuild(Generator? random)
    {
    }

    /// <summary>Gets a parameter of this layer by name.</summary>
    /// <exception cref="KeyNotFoundException">The layer has no such parameter.</exception>
    protected Tensor this[string name] => Optional(name) ?? throw new KeyNotFoundException(
        $"A layer reads parameters that its Describe names: {string.Join(", ", OwnParameters.Select(one => one.Name))}. Received: {name}.");

    /// <summary>Returns a parameter of this layer by name, or null.</summary>
    protected Tensor? Optional(string name) => OwnParameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;

    /// <summary>Gets the activation that this layer is, which the layer in front may compute along; none for other layers.</summary>
    internal virtual Activation Activation => Activation.None;

    /// <summary>Returns the layer and an activation behind it as one pass over memory; null where no kernel computes both.</summary>
    internal virtual Func<Tensor, Tensor>? FusedWith(Activation activation) => null;

    /// <summary>Gets the layer with its options, or the name of a block without the layers that it is made of, in a line.</summary>
    internal string ShortName => Children.Count == 0 ? $"{this}"
        : $"{GetType().Name} of {Children.Count} layer{(Children.Count == 1 ? null : "s")}";

    internal virtual Node AddTo(GraphBuilder builder, IReadOnlyList<Node> inputs) => builder.Add(this, inputs);

    private void BuildOwn(Shape input, Generator? random, string place)
    {
        var specs = Describe(input).ToList();
        if (parameters is null)
        {
            parameters = [.. specs.Select(spec => new Parameter(spec, random))];
            OnBuild(random);
        }
        else if (parameters.Zip(specs).FirstOrDefault(pair => pair.First.Shape != pair.Second.Shape) is (not null, _) differing)
        {
            throw new ShapeException(
                $"A layer that is built takes inputs for which its parameters fit: its {differing.First.Name} has shape " +
                    $"{differing.First.Shape}.",
                $"an input {input}, for which it would be {differing.Second.Shape}", place);
        }
    }

    private IEnumerable<(string Path, Layer Layer)> Walk(string path) =>
        Children.SelectMany(child => child.Layer.Walk(NamedLayer.Path(path, child.Name!))).Prepend((path, this));

    /// <summary>Parameters are made by <see cref="Build"/>; a layer without any needs none, and one that is not called neither.</summary>
    internal void RequireBuilt(Shape input)
    {
        if (!IsBuilt)
        {
            RequireBuilt(Graph.Of(this, input, IsTraining));
        }
    }

    private void RequireBuilt(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(node => node.Layer is { IsBuilt: false }))
        {
            var input = node.Inputs[0].Shape;
            if (node.Layer!.Describe(input).Any())
            {
                throw new InvalidOperationException(
                    $"A layer has parameters before it computes: call Build({Single(graph.Input.Shape)}, new Generator(1)) first, with the "
                    + $"shape of a single input. Received: a call of {ShortName}, which is not built.");
            }

            node.Layer.BuildOwn(input, null, node.Place);
        }
    }

    private static Shape Single(Shape input) => input.Rank == 0 ? input : [1, .. input[1..]];

    private Layer SetTraining(bool training)
    {
        inTraining = training;
        foreach (var child in Children)
        {
            child.Layer.SetTraining(training);
        }

        return this;
    }

    private Layer SetFrozen(bool frozen)
    {
        foreach (var parameter in OwnParameters)
        {
            parameter.IsFrozen = frozen;
        }

        foreach (var child in Children)
        {
            child.Layer.SetFrozen(frozen);
        }

        return this;
    }
}
