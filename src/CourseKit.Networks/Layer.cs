using CourseKit.Networks.Accounting;
using CourseKit.Networks.Graphs;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks;

/// <summary>A part of a network, up to the whole of it. It says which shape it gives, makes its
/// parameters when the shape of its input is known, and computes.</summary>
/// <remarks>
/// A new layer overrides <see cref="Infer(Shape)"/>, <see cref="Describe"/> if it has parameters, and
/// <see cref="Forward(Tensor)"/>. One that is made of others derives from <see cref="Block"/>.
/// </remarks>
public abstract class Layer
{
    private bool inTraining = true;
    private IReadOnlyList<Parameter>? parameters;
    private Graph? graph;

    /// <summary>The layers that this one is made of, in the order in which their parameters are listed.</summary>
    public virtual IReadOnlyList<Child> Children => [];

    /// <summary>Gets whether the layer is in training mode: with dropout, and normalizing by the batch. True until <see cref="Eval"/>;
    /// false while a <see cref="Prediction.Predictor"/> runs the network.</summary>
    public bool IsTraining => inTraining && !InferenceMode.IsActive;

    /// <summary>Whether its parameters are there.</summary>
    public virtual bool IsBuilt => parameters is not null;

    /// <summary>Its own parameters, without those of its children; none before it is built.</summary>
    public IReadOnlyList<Parameter> OwnParameters => parameters ?? [];

    /// <summary>All parameters, here and in all children, by the names that PyTorch gives them: <c>layer1.0.conv1.weight</c>.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters =>
        NamedLayers().SelectMany(named =>
            named.Layer.OwnParameters.Select(parameter => (Child.Path(named.Path, parameter.Name), parameter)));

    /// <summary>The shape of what it gives, found without computing anything.</summary>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
    public abstract Shape Infer(Shape input);

    /// <summary>Makes the parameters, here and in all children.</summary>
    /// <param name="input">The shape of its input, batch first; other batches, and for most networks other sizes, may follow.</param>
    /// <param name="random">Where parameters start; without it at zero, for those that will be loaded.</param>
    /// <exception cref="ShapeException">It does not take such an input, or its parameters have other shapes already.</exception>
    public Layer Build(Shape input, Generator? random = null)
    {
        foreach (var node in Graph.Of(this, input, training: true).Nodes)
        {
            node.Layer?.BuildOwn(node.Inputs[0].Shape, random, node.Place);
        }

        return this;
    }

    /// <summary>The parameters that it would have for an input, by their names, without making any.</summary>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
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
                   select (Child.Path(named.Path, spec.Name), spec)];
    }

    /// <summary>What it costs for an input of this shape, layer by layer and in total: parameters,
    /// operations, memory, receptive field. Nothing is made or run.</summary>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
    public Summary Summarize(Shape input, SummaryOptions? options = null) => Summary.Of(this, input, options);

    /// <summary>This layer and all within it, each once, by the path of names that leads there.</summary>
    public IEnumerable<(string Path, Layer Layer)> NamedLayers() => Walk(string.Empty).DistinctBy(named => named.Layer);

    /// <summary>What the layer gives for an input.</summary>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
    /// <exception cref="InvalidOperationException">It is not built yet.</exception>
    public Tensor Call(Tensor x) => CallAll(x)[Graph.Main];

    /// <summary>The same, and what its side outputs give, by their names: in training, auxiliary classifiers have one.</summary>
    public IReadOnlyDictionary<string, Tensor> CallAll(Tensor x)
    {
        RequireBuilt(x.Shape);
        if (graph is null || graph.Input.Shape != x.Shape || graph.IsTraining != IsTraining)
        {
            graph = Graph.Of(this, x.Shape, IsTraining);
        }

        return graph.Run(x);
    }

    /// <summary>From now on computes as in training.</summary>
    public Layer Train() => SetTraining(true);

    /// <summary>From now on computes as in prediction.</summary>
    public Layer Eval() => SetTraining(false);

    /// <summary>Keeps an optimizer from changing the parameters, here and in all children.</summary>
    public Layer Freeze() => SetFrozen(true);

    /// <summary>Lets an optimizer change the parameters again.</summary>
    public Layer Unfreeze() => SetFrozen(false);

    /// <summary>Which parameters it needs for an input of this shape.</summary>
    protected internal virtual IEnumerable<ParameterSpec> Describe(Shape input) => [];

    /// <summary>What one call computes.</summary>
    protected internal virtual Work Work(IReadOnlyList<Shape> inputs, Shape output) => Accounting.Work.None;

    /// <summary>Which pixels one of its results depends on.</summary>
    protected internal virtual Sight Sight => Sight.Pixel;

    /// <summary>The same for one of several inputs, where they differ or sizes matter.</summary>
    protected internal virtual Sight SightOf(int input, IReadOnlyList<Shape> inputs, Shape output) => Sight;

    /// <summary>What becomes of its input's memory.</summary>
    protected internal virtual MemoryUse MemoryUse => MemoryUse.Own;

    /// <summary>The shape of what it gives for several inputs; most layers take one.</summary>
    protected internal virtual Shape Infer(IReadOnlyList<Shape> inputs) => Infer(inputs[0]);

    /// <summary>Computes; the shape has been checked.</summary>
    protected abstract Tensor Forward(Tensor x);

    /// <summary>Computes from several inputs; most layers take one.</summary>
    protected internal virtual Tensor Forward(IReadOnlyList<Tensor> inputs) => Forward(inputs[0]);

    /// <summary>Called while the layer is built, for one that draws random numbers later.</summary>
    protected virtual void OnBuild(Generator? random)
    {
    }

    /// <summary>One of its parameters.</summary>
    protected Tensor this[string name] => OwnParameters.First(parameter => parameter.Name == name).Value;

    /// <summary>One of its parameters, or nothing where it has none of this name.</summary>
    protected Tensor? Optional(string name) => OwnParameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;

    internal virtual Node Wire(Wiring wiring, IReadOnlyList<Node> inputs) => wiring.Add(this, inputs);

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
        Children.SelectMany(child => child.Layer.Walk(Child.Path(path, child.Name!))).Prepend((path, this));

    /// <summary>Parameters are made by <see cref="Build"/>; a layer without any needs none.</summary>
    internal void RequireBuilt(Shape input)
    {
        if (IsBuilt)
        {
            return;
        }

        if (DescribeAll(input).Count > 0)
        {
            throw new InvalidOperationException(
                "A layer has parameters before it computes: call Build([1, 3, 224, 224], new Generator(1)) first, with the shape of " +
                    "your input. "
                + $"Received: a call of {this}, which is not built.");
        }

        Build(input);
    }

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
