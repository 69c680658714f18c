using System.Reflection;

namespace CourseKit.Networks.Weights.Onnx;

/// <summary>Conversion of layers into ONNX operations: for each type of layer a method <c>Convert</c> of a static class in Converters/,
/// found by the type of its first parameter.</summary>
internal static class OnnxConverter
{
    private static readonly Dictionary<Type, MethodInfo> Methods = typeof(OnnxConverter).Assembly.GetTypes()
        .Where(type => type.Namespace == $"{typeof(OnnxConverter).Namespace}.Converters")
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Where(method => method.Name == "Convert")
        .ToDictionary(method => method.GetParameters()[0].ParameterType);

    /// <summary>Gets the types of layers that can be converted.</summary>
    public static IReadOnlyCollection<Type> Layers => Methods.Keys;

    /// <summary>Adds the operations of a call to its graph, and returns the name of the result.</summary>
    /// <exception cref="WeightsException">There is no method for the layer, or ONNX has nothing like it.</exception>
    public static string Convert(OnnxCall call) => Methods.TryGetValue(call.Layer.GetType(), out var method)
        ? (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [call.Layer, call], null)!
        : throw call.Unsuitable("A layer that is written as ONNX has a converter, like all of the course.");
}
