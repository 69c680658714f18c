using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers that lay values out in another way, and the distances from points that are given.</summary>
internal static class Shaping
{
    public static string Convert(Flatten layer, OnnxCall call) => call.Node(nameof(Flatten), [call.X], OnnxAttribute.Of("axis", 1));

    public static string Convert(ZeroPad2d layer, OnnxCall call) =>
        Pad(call, call.X, layer.Edges.Top, layer.Edges.Bottom, layer.Edges.Left, layer.Edges.Right);

    public static string Convert(FlattenAnchors layer, OnnxCall call)
    {
        var (anchors, height, width) = (call.Shape[1] / layer.Columns, call.Shape[2], call.Shape[3]);
        var apart = call.Node("Reshape", [call.X, call.Integers(0, anchors, layer.Columns, height, width)]);
        var turned = call.Node("Transpose", [apart], OnnxAttribute.Of("perm", [0, 3, 4, 1, 2]));
        return call.Node("Reshape", [turned, call.Integers(0, call.Output[1], call.Output[2])]);
    }

    public static string Convert(RadialBasis layer, OnnxCall call)
    {
        var differences = call.Node("Sub", [call.Node("Unsqueeze", [call.X, call.Integers(1)]), call.Numbers(layer.Centers)]);
        return call.Node("ReduceSum", [call.Node("Mul", [differences, differences]), call.Integers(2)], OnnxAttribute.Of("keepdims", 0));
    }

    /// <summary>Zeros at the edges of images.</summary>
    internal static string Pad(OnnxCall call, string x, int top, int bottom, int left, int right) =>
        call.Node(nameof(Pad), [x, call.Integers(0, 0, top, left, 0, 0, bottom, right)]);
}
