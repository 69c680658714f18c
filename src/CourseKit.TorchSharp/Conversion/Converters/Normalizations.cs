using CourseKit.Networks.Layers;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.TorchSharp.Conversion.Converters;

/// <summary>Layers that bring values to a common scale.</summary>
internal static class Normalizations
{
    public static Tensor Compute(BatchNorm2d layer, LayerCall call)
    {
        if (call.IsTraining)
        {
            call["num_batches_tracked"].add_(1);
        }

        return batch_norm(
            call.X, call["running_mean"], call["running_var"], call.Optional("weight"), call.Optional("bias"), call.IsTraining,
            layer.Momentum, layer.Eps);
    }

    public static Tensor Compute(FrozenBatchNorm2d layer, LayerCall call) => batch_norm(
        call.X, call["running_mean"], call["running_var"], call["weight"], call["bias"], training: false, eps: layer.Eps);

    /// <summary>Rows of numbers are maps of one pixel.</summary>
    public static Tensor Compute(LocalResponseNorm layer, LayerCall call) => call.X.dim() == 2
        ? local_response_norm(call.X.unsqueeze(2), layer.Size, layer.Alpha, layer.Beta, layer.K).squeeze(2)
        : local_response_norm(call.X, layer.Size, layer.Alpha, layer.Beta, layer.K);

    public static Tensor Compute(L2Norm2d layer, LayerCall call) =>
        normalize(call.X, eps: L2Norm2d.LeastLength) * call["scale_weight"].reshape(1, -1, 1, 1);
}
