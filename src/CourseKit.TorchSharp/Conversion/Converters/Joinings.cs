using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.TorchSharp.Conversion.Converters;

/// <summary>Layers that make one result of several inputs.</summary>
internal static class Joinings
{
    public static Tensor Compute(Add layer, LayerCall call) => call.Inputs.Skip(1).Aggregate(call.X.alias(), (sum, input) => sum + input);

    public static Tensor Compute(Multiply layer, LayerCall call) =>
        call.Inputs.Skip(1).Aggregate(call.X.alias(), (product, input) => product * input);

    public static Tensor Compute(Concat layer, LayerCall call) => cat([.. call.Inputs], 1);

    public static Tensor Compute(Crop layer, LayerCall call)
    {
        var (x, target) = (call.X, call.Inputs[1].shape);
        return x.narrow(2, layer.Start((int)x.shape[2], (int)target[2]), target[2])
            .narrow(3, layer.Start((int)x.shape[3], (int)target[3]), target[3]);
    }

    public static Tensor Compute(Upsample layer, LayerCall call)
    {
        var size = layer.Size.Of([.. call.Inputs.Select(input => Shape.Of([.. input.shape.Select(pixels => (int)pixels)]))]);
        return layer.Interpolation == Interpolation.Nearest
            ? interpolate(call.X, [size[0], size[1]], mode: InterpolationMode.Nearest)
            : interpolate(call.X, [size[0], size[1]], mode: InterpolationMode.Bilinear, align_corners: false);
    }
}
