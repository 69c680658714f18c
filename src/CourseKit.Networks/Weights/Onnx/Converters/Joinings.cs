using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers that make one result of several inputs.</summary>
internal static class Joinings
{
    public static string Convert(Add layer, OnnxCall call) => call.Inputs.Aggregate((sum, input) => call.Node("Add", [sum, input]));

    public static string Convert(Multiply layer, OnnxCall call) =>
        call.Inputs.Aggregate((product, input) => call.Node("Mul", [product, input]));

    public static string Convert(Concat layer, OnnxCall call) => call.Node(nameof(Concat), call.Inputs, OnnxAttribute.Of("axis", 1));

    public static string Convert(Crop layer, OnnxCall call)
    {
        int[] starts = [layer.Start(call.Shape[2], call.Output[2]), layer.Start(call.Shape[3], call.Output[3])];
        return call.Node(
            "Slice", [call.X, call.Integers(starts), call.Integers(starts[0] + call.Output[2], starts[1] + call.Output[3]),
                call.Integers(2, 3)]);
    }

    /// <summary>To height and width that are given, whatever the batch.</summary>
    public static string Convert(Upsample layer, OnnxCall call)
    {
        var batchAndMaps = call.Node("Slice", [call.Node("Shape", [call.X]), call.Integers(0), call.Integers(2)]);
        var sizes = call.Node("Concat", [batchAndMaps, call.Integers(call.Output[2], call.Output[3])], OnnxAttribute.Of("axis", 0));
        return layer.Interpolation == Interpolation.Nearest
            ? Resize(call, sizes, "nearest", "asymmetric", OnnxAttribute.Of("nearest_mode", "floor"))
            : Resize(call, sizes, "linear", "half_pixel");
    }

    private static string Resize(OnnxCall call, string sizes, string mode, string places, params IReadOnlyList<OnnxAttribute> others) =>
        call.Node(
        nameof(Resize), [call.X, string.Empty, string.Empty, sizes],
        [OnnxAttribute.Of("mode", mode), OnnxAttribute.Of("coordinate_transformation_mode", places), .. others]);
}
