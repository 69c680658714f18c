using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Windows;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.TorchSharp.Conversion.Converters;

/// <summary>Layers that pool.</summary>
/// <remarks>
/// libtorch pads both ends of an axis alike, by at most half a window, and averages neighboring pixels only. Other windows get an input
/// that is padded, or cut, to the last pixel of the last window.
/// </remarks>
internal static class Poolings
{
    public static Tensor Compute(MaxPool2d layer, LayerCall call) => Max(call.X, layer.Window, layer.CeilMode);

    public static Tensor Compute(MinPool2d layer, LayerCall call) => -Max(-call.X, layer.Window, layer.CeilMode);

    public static Tensor Compute(AvgPool2d layer, LayerCall call)
    {
        var (x, axes) = (call.X, Axes(call.X, layer.Window, layer.CeilMode));
        if (axes.All(axis => IsNative(axis) && axis.Dilation == 1))
        {
            return avg_pool2d(x, Kernel(axes), Stride(axes), Padding(axes), layer.CeilMode, layer.CountIncludePad);
        }

        // The padding counts or not; what a last window reaches beyond it does not.
        AxisWindows[] counted = layer.CountIncludePad
            ? [.. axes.Select(axis => axis with { Size = axis.Before + axis.Size + axis.After, Before = 0 })] : axes;
        var pixels = ones([1, 1, counted[0].Size, counted[1].Size], x.dtype, x.device);
        return Sums(Fitted(x, axes), axes) / Sums(Fitted(pixels, counted), axes);
    }

    public static Tensor Compute(AdaptiveAvgPool2d layer, LayerCall call) => adaptive_avg_pool2d(call.X, [layer.Height, layer.Width]);

    public static Tensor Compute(AdaptiveMaxPool2d layer, LayerCall call) => adaptive_max_pool2d(call.X, [layer.Height, layer.Width]);

    /// <summary>Maps become the depth of a volume.</summary>
    public static Tensor Compute(ChannelMaxPool2d layer, LayerCall call) =>
        max_pool3d(call.X.unsqueeze(1), [layer.Window.Kernel, 1, 1], [layer.Window.Stride, 1, 1]).squeeze(1);

    private static Tensor Max(Tensor x, Window2d window, bool ceilMode)
    {
        var axes = Axes(x, window, ceilMode);
        return axes.All(IsNative)
            ? max_pool2d(x, Kernel(axes), Stride(axes), Padding(axes), Dilation(axes), ceilMode)
            : max_pool2d(Fitted(x, axes, double.NegativeInfinity), Kernel(axes), Stride(axes), dilation: Dilation(axes));
    }

    /// <summary>Sums over windows: a depth-wise convolution with ones.</summary>
    private static Tensor Sums(Tensor x, AxisWindows[] axes)
    {
        var maps = x.shape[1];
        return conv2d(x, ones([maps, 1, .. Kernel(axes)], x.dtype, x.device), null, Stride(axes), null, Dilation(axes), maps);
    }

    private static Tensor Fitted(Tensor x, AxisWindows[] axes, double value = 0) => pad(
        x, [axes[1].Before, End(axes[1]), axes[0].Before, End(axes[0])], value: value);

    /// <summary>Returns the number of pixels by which the last window reaches beyond the image; negative where it ends before.</summary>
    private static long End(AxisWindows axis) => ((axis.Places - 1) * axis.Stride) + axis.Extent - axis.Before - axis.Size;

    private static bool IsNative(AxisWindows axis) => axis.Before == axis.After && axis.Before <= axis.Kernel / 2;

    private static AxisWindows[] Axes(Tensor x, Window2d window, bool ceilMode) =>
        [AxisWindows.Of(window.Rows, (int)x.shape[2], ceilMode), AxisWindows.Of(window.Columns, (int)x.shape[3], ceilMode)];

    private static long[] Kernel(AxisWindows[] axes) => [axes[0].Kernel, axes[1].Kernel];

    private static long[] Stride(AxisWindows[] axes) => [axes[0].Stride, axes[1].Stride];

    private static long[] Padding(AxisWindows[] axes) => [axes[0].Before, axes[1].Before];

    private static long[] Dilation(AxisWindows[] axes) => [axes[0].Dilation, axes[1].Dilation];
}
