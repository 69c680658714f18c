using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers that compute value by value.</summary>
internal static class Activations
{
    public static string Convert(Relu layer, OnnxCall call) => call.Node(nameof(Relu), [call.X]);

    public static string Convert(Relu6 layer, OnnxCall call) => call.Node("Clip", [call.X, call.Numbers(0), call.Numbers(6)]);

    public static string Convert(LeakyRelu layer, OnnxCall call) =>
        call.Node(nameof(LeakyRelu), [call.X], OnnxAttribute.Of("alpha", layer.Slope));

    public static string Convert(Elu layer, OnnxCall call) => call.Node(nameof(Elu), [call.X], OnnxAttribute.Of("alpha", layer.Alpha));

    public static string Convert(Silu layer, OnnxCall call) => call.Node("Mul", [call.X, call.Node("Sigmoid", [call.X])]);

    public static string Convert(HardSwish layer, OnnxCall call) => call.Node(nameof(HardSwish), [call.X]);

    public static string Convert(HardSigmoid layer, OnnxCall call) =>
        call.Node(nameof(HardSigmoid), [call.X], OnnxAttribute.Of("alpha", 1f / 6), OnnxAttribute.Of("beta", 0.5f));

    public static string Convert(Sigmoid layer, OnnxCall call) => call.Node(nameof(Sigmoid), [call.X]);

    public static string Convert(Tanh layer, OnnxCall call) => call.Node(nameof(Tanh), [call.X]);

    public static string Convert(ScaledTanh layer, OnnxCall call) =>
        call.Node("Mul", [call.Node("Tanh", [call.Node("Mul", [call.X, call.Numbers(layer.Slope)])]), call.Numbers(layer.Amplitude)]);

    public static string Convert(Softmax layer, OnnxCall call) =>
        call.Node(nameof(Softmax), [call.X], OnnxAttribute.Of("axis", layer.Axis));

    public static string Convert(LogSoftmax layer, OnnxCall call) =>
        call.Node(nameof(LogSoftmax), [call.X], OnnxAttribute.Of("axis", layer.Axis));

    public static string Convert(Identity layer, OnnxCall call) => call.X;

    /// <summary>Nothing happens in prediction.</summary>
    public static string Convert(Dropout layer, OnnxCall call) => call.X;

    /// <summary>Nothing happens in prediction.</summary>
    public static string Convert(StochasticDepth layer, OnnxCall call) => call.X;
}
