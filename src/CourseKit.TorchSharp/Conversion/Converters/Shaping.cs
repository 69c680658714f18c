using CourseKit.Networks.Layers;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.TorchSharp.Conversion.Converters;

/// <summary>Layers that lay values out in another way.</summary>
internal static class Shaping
{
    public static Tensor Compute(Flatten layer, LayerCall call) => call.X.flatten(1);

    public static Tensor Compute(ZeroPad2d layer, LayerCall call) =>
        pad(call.X, [layer.Edges.Left, layer.Edges.Right, layer.Edges.Top, layer.Edges.Bottom]);

    public static Tensor Compute(FlattenAnchors layer, LayerCall call)
    {
        var (batch, height, width) = (call.X.shape[0], call.X.shape[2], call.X.shape[3]);
        var anchors = call.X.shape[1] / layer.Columns;
        return call.X.reshape(batch, anchors, layer.Columns, height, width).permute(0, 3, 4, 1, 2)
            .reshape(batch, height * width * anchors, layer.Columns);
    }
}
