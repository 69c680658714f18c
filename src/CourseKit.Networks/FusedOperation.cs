using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>One or several nodes of a graph that a single kernel computes; only the result of the last is kept.</summary>
/// <param name="Nodes">The nodes, in the order of computation.</param>
/// <param name="Inputs">The nodes whose results the kernel reads.</param>
/// <param name="Compute">The kernel.</param>
internal sealed record FusedOperation(IReadOnlyList<Node> Nodes, IReadOnlyList<Node> Inputs, Func<IReadOnlyList<Tensor>, Tensor> Compute)
{
    /// <summary>Returns the operation of a node by itself.</summary>
    public static FusedOperation Of(Node node) => new([node], node.Inputs, node.Compute);

    /// <summary>The node whose result is kept.</summary>
    public Node Output => Nodes[^1];
}
