using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Networks.Weights.Onnx.Converters;

/// <summary>
/// Layers that pool by windows. In ceil mode ONNX and PyTorch keep other last windows; here they get
/// pixels to lie on, at the end of each axis.
/// </summary>
internal static class Poolings
{
    public static string Convert(MaxPool2d layer, OnnxCall call) => Max(call, call.X, layer.Window, layer.CeilMode);

    public static string Convert(MinPool2d layer, OnnxCall call) =>
        call.Node("Neg", [Max(call, call.Node("Neg", [call.X]), layer.Window, layer.CeilMode)]);

    public static string Convert(AvgPool2d layer, OnnxCall call)
    {
        if (layer.Window.Rows.Dilation > 1 || layer.Window.Columns.Dilation > 1)
        {
            throw call.Unsuitable("Average pooling of ONNX sees neighboring pixels: dilation 1.");
        }

        var axes = Axes(call, layer.Window, layer.CeilMode);
        if (!layer.CountIncludePad || axes.All(axis => Overhang(axis) <= axis.After))
        {
            return Average(call, call.X, axes, layer.CountIncludePad);
        }

        // The padding counts, and what a last window reaches beyond it does not: the padding becomes part of the image.
        var padded = Shaping.Pad(call, call.X, axes[0].Before, axes[0].After, axes[1].Before, axes[1].After);
        return Average(
            call, padded, [.. axes.Select(axis => axis with { Size = axis.Before + axis.Size + axis.After, Before = 0, After = 0 })],
                includesPadding: false);
    }

    /// <summary>Neighboring maps become neighboring pixels for a while.</summary>
    public static string Convert(ChannelMaxPool2d layer, OnnxCall call)
    {
        var behind = call.Node("Transpose", [call.X], OnnxAttribute.Of("perm", [0, 2, 3, 1]));
        var pooled = call.Node(
            "MaxPool", [behind], OnnxAttribute.Of("kernel_shape", [1, layer.Window.Kernel]),
                OnnxAttribute.Of("strides", [1, layer.Window.Stride]));
        return call.Node("Transpose", [pooled], OnnxAttribute.Of("perm", [0, 3, 1, 2]));
    }

    private static AxisWindows[] Axes(OnnxCall call, Window2d window, bool ceilMode) =>
        [AxisWindows.Of(window.Rows, call.Shape[2], ceilMode), AxisWindows.Of(window.Columns, call.Shape[3], ceilMode)];

    private static string Max(OnnxCall call, string x, Window2d window, bool ceilMode)
    {
        var axes = Axes(call, window, ceilMode);
        return call.Node("MaxPool", [x], [.. Options(axes), OnnxAttribute.Of("dilations", axes.Select(axis => axis.Dilation))]);
    }

    private static string Average(OnnxCall call, string x, IReadOnlyList<AxisWindows> axes, bool includesPadding) =>
        call.Node("AveragePool", [x], [.. Options(axes), OnnxAttribute.Of("count_include_pad", includesPadding ? 1 : 0)]);

    private static IEnumerable<OnnxAttribute> Options(IReadOnlyList<AxisWindows> axes)
    {
        yield return OnnxAttribute.Of("kernel_shape", axes.Select(axis => axis.Kernel));
        yield return OnnxAttribute.Of("strides", axes.Select(axis => axis.Stride));
        yield return OnnxAttribute.Of(
            "pads", [.. axes.Select(axis => axis.Before), .. axes.Select(axis => Math.Max(axis.After, Overhang(axis)))]);
    }

    /// <summary>Returns the number of pixels by which the last window reaches beyond the image.</summary>
    private static int Overhang(AxisWindows axis) => axis.Start(axis.Places - 1) + axis.Extent - axis.Size;
}
