using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>Layers whose results are dot products with windows.</summary>
internal static class Convolutions
{
    public static string Convert(Conv1d layer, OnnxCall call) => Convolve(call, [layer.Window], layer.Groups, layer.HasBias);

    public static string Convert(Conv2d layer, OnnxCall call) =>
        Convolve(call, [layer.Window.Rows, layer.Window.Columns], layer.Groups, layer.HasBias);

    public static string Convert(Conv3d layer, OnnxCall call) =>
        Convolve(call, [layer.Window, layer.Window, layer.Window], layer.Groups, layer.HasBias);

    public static string Convert(DepthwiseConv2d layer, OnnxCall call) =>
        Convolve(call, [layer.Window.Rows, layer.Window.Columns], call.Shape[1], layer.HasBias);

    /// <summary>With zeros where the table connects nothing.</summary>
    public static string Convert(ConnectionTableConv2d layer, OnnxCall call) => call.Node(
        "Conv", [call.X, call.Numbers(layer.Filters()), call.Weight("bias")],
            [.. Options(call, [layer.Window.Rows, layer.Window.Columns])]);

    /// <summary>A depth-wise convolution, all weights of a filter alike.</summary>
    public static string Convert(Subsampling layer, OnnxCall call)
    {
        var filters = call.Value("weight").Reshape(-1, 1, 1, 1) * Tensor.Ones(
            [1, 1, layer.Window.Rows.Kernel, layer.Window.Columns.Kernel]);
        return call.Node(
            "Conv", [call.X, call.Numbers(filters), call.Weight("bias")],
            [.. Options(call, [layer.Window.Rows, layer.Window.Columns]), OnnxAttribute.Of("group", call.Shape[1])]);
    }

    public static string Convert(ConvTranspose2d layer, OnnxCall call) => call.Node(
        "ConvTranspose", WithBias(call, layer.HasBias),
        OnnxAttribute.Of("kernel_shape", Twice(layer.Kernel)),
        OnnxAttribute.Of("strides", Twice(layer.Stride)),
        OnnxAttribute.Of("pads", [.. Twice(layer.Padding), .. Twice(layer.Padding)]),
        OnnxAttribute.Of("output_padding", Twice(layer.OutputPadding)),
        OnnxAttribute.Of("dilations", Twice(layer.Dilation)),
        OnnxAttribute.Of("group", layer.Groups));

    /// <summary>Of rows a product with a matrix and a sum in one operation, of more axes in two.</summary>
    public static string Convert(Linear layer, OnnxCall call)
    {
        if (call.Shape.Rank == 2)
        {
            return call.Node("Gemm", WithBias(call, layer.HasBias), OnnxAttribute.Of("transB", 1));
        }

        var product = call.Node("MatMul", [call.X, call.Node("Transpose", [call.Weight("weight")], OnnxAttribute.Of("perm", [1, 0]))]);
        return layer.HasBias ? call.Node("Add", [product, call.Weight("bias")]) : product;
    }

    private static string Convolve(OnnxCall call, IReadOnlyList<Window> windows, int groups, bool bias) =>
        call.Node("Conv", WithBias(call, bias), [.. Options(call, windows), OnnxAttribute.Of("group", groups)]);

    private static string[] WithBias(OnnxCall call, bool bias) =>
        [call.X, call.Weight("weight"), .. bias ? [call.Weight("bias")] : Array.Empty<string>()];

    private static IEnumerable<OnnxAttribute> Options(OnnxCall call, IReadOnlyList<Window> windows)
    {
        var edges = windows.Select((window, axis) => window.Padding.Around(call.Shape[axis + 2], window.Extent, window.Stride)).ToList();
        yield return OnnxAttribute.Of("kernel_shape", windows.Select(window => window.Kernel));
        yield return OnnxAttribute.Of("strides", windows.Select(window => window.Stride));
        yield return OnnxAttribute.Of("dilations", windows.Select(window => window.Dilation));
        yield return OnnxAttribute.Of("pads", [.. edges.Select(edge => edge.Before), .. edges.Select(edge => edge.After)]);
    }

    private static int[] Twice(int number) => [number, number];
}
