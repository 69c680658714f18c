namespace CourseKit.Networks;

/// <summary>Call of a layer or a block in a <see cref="Graph"/>, with the calls that the block makes of its children.</summary>
internal sealed class LayerCall
{
    public LayerCall(Layer layer, string name, IReadOnlyList<Node> nodes, IReadOnlyList<LayerCall> calls) =>
        (Layer, Name, Nodes, Calls) = (layer, name, nodes, calls);

    /// <summary>Gets the layer or the block that is called.</summary>
    public Layer Layer { get; }

    /// <summary>Gets the name of the layer in the block that calls it; may be empty.</summary>
    public string Name { get; }

    /// <summary>Gets the calls of layers without children, this one or those inside, in the order of computation.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>Gets the calls that a block makes, in order; none for a layer without children.</summary>
    public IReadOnlyList<LayerCall> Calls { get; }

    /// <summary>Gets the blocks that are called, this one last.</summary>
    public IEnumerable<Block> Blocks => Calls.SelectMany(call => call.Blocks).Concat(Layer is Block block ? [block] : []);

    /// <summary>Returns name, type, and the number of layers.</summary>
    public override string ToString() => $"{Name}: {Layer.GetType().Name}, layers: {Nodes.Count}";
}
