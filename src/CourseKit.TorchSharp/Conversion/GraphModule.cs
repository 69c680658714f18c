using CourseKit.Networks;
using CourseKit.Tensors;
using TorchSharp;

namespace CourseKit.TorchSharp.Conversion;

/// <summary>A network of the course as a module of TorchSharp, which computes along the network's graph.</summary>
/// <remarks>Parameters and buffers are copies under the network's own state-dict names. Batches may have any size.</remarks>
public sealed class GraphModule : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly (Graph Graph, IReadOnlyList<LayerModule?> Modules) prediction, learning;

    internal GraphModule(Layer network, Shape input)
        : base(network.GetType().Name)
    {
        var (less, more) = (Graph.Of(network, input), Graph.Of(network, input, training: true));
        LayerConverter.RequireAll(less);
        LayerConverter.RequireAll(more);
        Network = network;
        var tree = new ModuleTree(this, network);
        (prediction, learning) = ((less, tree.Of(less)), (more, tree.Of(more)));
        train(network.IsTraining);
        foreach (var module in modules().OfType<LayerModule>())
        {
            module.train(module.Layer.IsTraining);
        }
    }

    /// <summary>Gets the network that the module was made of; it has parameters of its own.</summary>
    public Layer Network { get; }

    /// <summary>Computes the main output for an input.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return Run(input)[Graph.Main].MoveToOuterDisposeScope();
    }

    /// <summary>Computes all outputs by name: the main one, <c>out</c>, and those of auxiliary classifiers or detection heads.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> CallAll(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return Run(input).ToDictionary(output => output.Key, output => output.Value.MoveToOuterDisposeScope());
    }

    private Dictionary<string, torch.Tensor> Run(torch.Tensor input)
    {
        var (graph, layers) = training ? learning : prediction;
        var values = new torch.Tensor[graph.Nodes.Count];
        values[0] = input;
        foreach (var node in graph.Nodes.Skip(1))
        {
            values[node.Number] = layers[node.Number]!.call([.. node.Inputs.Select(from => values[from.Number])]);
            foreach (var unread in node.Inputs.Append(node).Distinct().Where(point => graph.LastUses[point.Number] <= node.Number))
            {
                values[unread.Number].Dispose();
            }
        }

        return graph.Outputs.ToDictionary(
            output => output.Key, output => output.Value.Number == 0 ? input.alias() : values[output.Value.Number]);
    }
}
