using System.Reflection;
using CourseKit.Networks;
using BlockCall = CourseKit.Networks.LayerCall;

namespace CourseKit.Grading.Kinds;

/// <summary>Layer with parameters that a network computes with and that is no child of the block which calls it: neither
/// <see cref="Layer.Parameters"/> nor <see cref="Layer.Eval"/> reach it.</summary>
public static class UnreachedLayer
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Returns what is to be said of the first such layer of a network, in sentences; null for none.</summary>
    /// <param name="network">The network; it need not be built.</param>
    /// <param name="input">The shape of an input that it takes.</param>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    public static string? In(Layer network, Shape input)
    {
        var graph = Graph.Of(network, input);
        return graph.Nodes.Select(node => node.Layer is null ? null : Held(node.Layer, node.Inputs[0].Shape))
            .FirstOrDefault(words => words is not null) ?? Called(network, graph, input);
    }

    /// <summary>Returns what is to be said of a layer that is no block, and has others in its fields, which it calls itself.</summary>
    private static string? Held(Layer layer, Shape input) => layer is Block || layer.GetType().Assembly == typeof(Layer).Assembly ? null
        : HeldBy(layer).Concat(layer.Children.Select(child => child.Layer))
            .Where(held => HasParameters(held, input))
            .Select(held => $"`{layer.GetType().Name}` derives from `Layer` and computes with a layer that it holds, `{held.ShortName}`, " +
                "whose parameters nothing makes: `Build`, an optimizer and `Eval()` look for the layers of a `Block`. Derive from " +
                "`Block`, hand it the layers as its children, and call them in `Connect` by `net.Call`.")
            .FirstOrDefault();

    /// <summary>Returns what is to be said of a layer that a block calls without having it among its children.</summary>
    private static string? Called(Layer network, Graph graph, Shape input)
    {
        HashSet<Layer> reached = [.. network.NamedLayers().Select(named => named.Layer)];
        if (Unreached(graph.Call, reached) is not { } call)
        {
            return null;
        }

        var isMadeAnew = Unreached(Graph.Of(network, input).Call, reached)?.Layer != call.Layer;
        return $"`{call.Layer.ShortName}` is called and has parameters, but it is no child of the block that calls it: an optimizer does " +
            "not reach them, they are neither saved nor loaded, and `Eval()` does not reach the layer. " + (isMadeAnew
                ? "It is even made anew, with other parameters, each time the block is connected. Make it in front of the block, and " +
                    "name it among the layers that the block is given."
                : "Which layers does a `Block` have as its children: those that it uses, or those that it is given?");
    }

    /// <summary>The outermost call of a layer that is not among the known ones, and has parameters.</summary>
    private static BlockCall? Unreached(BlockCall call, HashSet<Layer> reached) =>
        !reached.Contains(call.Layer) && call.Nodes.Any(HasParameters) ? call
            : call.Calls.Select(inner => Unreached(inner, reached)).FirstOrDefault(inner => inner is not null);

    private static bool HasParameters(Node node) => node.Layer!.Describe(node.Inputs[0].Shape).Any();

    /// <summary>Returns whether a layer has parameters; one that does not take the input of the layer around it is taken for one with
    /// some.</summary>
    private static bool HasParameters(Layer layer, Shape input)
    {
        try
        {
            return layer.DescribeAll(input).Count > 0;
        }
        catch (ShapeException)
        {
            return true;
        }
    }

    /// <summary>The layers in the fields of a learner's layer, alone or in a list.</summary>
    private static IEnumerable<Layer> HeldBy(Layer layer)
    {
        var own = layer.GetType().Assembly;
        for (var type = layer.GetType(); type is not null && type.Assembly == own; type = type.BaseType)
        {
            foreach (var held in type.GetFields(Fields).Select(field => field.GetValue(layer)).SelectMany(Layers))
            {
                yield return held;
            }
        }
    }

    private static IEnumerable<Layer> Layers(object? value) => value switch
    {
        Layer held => [held],
        IEnumerable<NamedLayer> named => named.Select(one => one.Layer),
        IEnumerable<Layer> layers => layers,
        _ => [],
    };
}
