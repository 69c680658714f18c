using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers that bring values to a common scale, with the statistics that prediction uses.</summary>
internal static class Normalizations
{
    public static string Convert(BatchNorm2d layer, OnnxCall call)
    {
        var affine = layer.OwnParameters.Any(parameter => parameter.Name == "weight");
        Shape channels = [call.Shape[1]];
        return Normalize(
            call, layer.Eps,
            affine ? call.Weight("weight") : call.Numbers(Tensor.Ones(channels)),
            affine ? call.Weight("bias") : call.Numbers(Tensor.Zeros(channels)));
    }

    public static string Convert(FrozenBatchNorm2d layer, OnnxCall call) =>
        Normalize(call, layer.Eps, call.Weight("weight"), call.Weight("bias"));

    /// <summary>Of an even number of maps, ONNX and PyTorch have the larger half on different sides.</summary>
    public static string Convert(LocalResponseNorm layer, OnnxCall call) => layer.Size % 2 == 1
        ? call.Node(
            "LRN", [call.X],
            OnnxAttribute.Of("size", layer.Size), OnnxAttribute.Of("alpha", layer.Alpha), OnnxAttribute.Of("beta", layer.Beta),
            OnnxAttribute.Of("bias", layer.K))
        : throw call.Unsuitable("Local response normalization of ONNX sees as many maps before as behind: an odd number.");

    public static string Convert(L2Norm2d layer, OnnxCall call)
    {
        var length = call.Node("ReduceL2", [call.X], OnnxAttribute.Of("axes", [1]), OnnxAttribute.Of("keepdims", 1));
        var directions = call.Node("Div", [call.X, call.Node("Max", [length, call.Numbers(L2Norm2d.LeastLength)])]);
        return call.Node("Mul", [directions, call.Numbers(call.Value("scale_weight").Reshape(-1, 1, 1))]);
    }

    private static string Normalize(OnnxCall call, float eps, string weight, string bias) => call.Node(
        "BatchNormalization", [call.X, weight, bias, call.Weight("running_mean"), call.Weight("running_var")],
            OnnxAttribute.Of("epsilon", eps));
}
