using System.Reflection;
using CourseKit.Networks;
using TorchSharp;

namespace CourseKit.TorchSharp.Conversion;

/// <summary>Computation of layers by TorchSharp: for each type of layer a method <c>Compute</c> of a static class in Converters/, found by
/// the type of its first parameter.</summary>
internal static class LayerConverter
{
    private static readonly Dictionary<Type, MethodInfo> Methods = typeof(LayerConverter).Assembly.GetTypes()
        .Where(type => type.Namespace == $"{typeof(LayerConverter).Namespace}.Converters")
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Where(method => method.Name == "Compute")
        .ToDictionary(method => method.GetParameters()[0].ParameterType);

    /// <summary>Gets the types of layers that TorchSharp can compute.</summary>
    public static IReadOnlyCollection<Type> Layers => Methods.Keys;

    /// <summary>Makes sure that TorchSharp can compute each layer of a graph.</summary>
    /// <exception cref="NotSupportedException">One of them it cannot; the message names it.</exception>
    public static void RequireAll(Graph graph)
    {
        if (graph.Nodes.FirstOrDefault(node => node.Layer is { } layer && !Methods.ContainsKey(layer.GetType())) is { } other)
        {
            throw new NotSupportedException(
                "A network becomes a module of TorchSharp if each of its layers does: those of the course, but for the ones that choose "
                + "boxes on the way, RegionProposals, RoiAlign and Detections. Convert the part before them by itself. Received: "
                + $"{other.Place}.");
        }
    }

    /// <summary>Computes a call of a layer. The result is a tensor object of its own, even where it shares memory with an input.</summary>
    public static torch.Tensor Compute(Layer layer, LayerCall call) => (torch.Tensor)Methods[layer.GetType()]
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [layer, call], null)!;
}
