namespace CourseKit.Networks.Blocks;

/// <summary>
/// Layers one behind the other, and auxiliary heads that hang on some of them: in training each gives
/// a side output of its own name, in prediction they are left out.
/// </summary>
/// <remarks>Lee et al. 2014, https://arxiv.org/abs/1409.5185.</remarks>
/// <param name="layers">The layers and the heads, in the order in which their parameters are listed.</param>
/// <param name="heads">For each head, by its name, the layer whose output it sees.</param>
public sealed class DeeplySupervised(IEnumerable<NamedLayer> layers, IReadOnlyDictionary<string, string> heads) : Block(layers)
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x)
    {
        foreach (var layer in Children.Where(child => !heads.ContainsKey(child.Name!)))
        {
            x = net.Call(layer.Layer, x);
            foreach (var head in heads.Keys.Where(head => net.IsTraining && heads[head] == layer.Name))
            {
                net.Output(head, net.Call(head, x));
            }
        }

        return x;
    }
}
