using CourseKit.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.TorchSharp.Conversion.Converters;

/// <summary>Layers that compute value by value.</summary>
internal static class Activations
{
    public static Tensor Compute(Relu layer, LayerCall call) => call.X.relu();

    public static Tensor Compute(Relu6 layer, LayerCall call) => call.X.relu6();

    public static Tensor Compute(LeakyRelu layer, LayerCall call) => leaky_relu(call.X, layer.Slope);

    public static Tensor Compute(Elu layer, LayerCall call) => elu(call.X, layer.Alpha);

    public static Tensor Compute(Silu layer, LayerCall call) => silu(call.X);

    public static Tensor Compute(HardSwish layer, LayerCall call) => hardswish(call.X);

    public static Tensor Compute(HardSigmoid layer, LayerCall call) => hardsigmoid(call.X);

    public static Tensor Compute(Sigmoid layer, LayerCall call) => call.X.sigmoid();

    public static Tensor Compute(Tanh layer, LayerCall call) => call.X.tanh();

    public static Tensor Compute(ScaledTanh layer, LayerCall call) => layer.Amplitude * (layer.Slope * call.X).tanh();

    public static Tensor Compute(Softmax layer, LayerCall call) => softmax(call.X, layer.Axis);

    public static Tensor Compute(LogSoftmax layer, LayerCall call) => log_softmax(call.X, layer.Axis);

    public static Tensor Compute(Identity layer, LayerCall call) => call.X.alias();

    public static Tensor Compute(Dropout layer, LayerCall call) =>
        call.IsTraining ? dropout(call.X, layer.Probability) : call.X.alias();

    /// <summary>One throw for each image of the batch.</summary>
    public static Tensor Compute(StochasticDepth layer, LayerCall call)
    {
        if (!call.IsTraining)
        {
            return call.X.alias();
        }

        var sizes = call.X.shape.Select((size, axis) => axis == 0 ? size : 1).ToArray();
        return call.X * dropout(ones(sizes, call.X.dtype, call.X.device), layer.Probability);
    }
}
