using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.TorchSharp.Conversion.Converters;

/// <summary>Layers whose results are dot products.</summary>
internal static class Convolutions
{
    public static Tensor Compute(Conv1d layer, LayerCall call)
    {
        var (x, padding) = Padded(call.X, [layer.Window]);
        return conv1d(
            x, call["weight"], call.Optional("bias"), layer.Window.Stride, padding[0], layer.Window.Dilation, layer.Groups);
    }

    public static Tensor Compute(Conv2d layer, LayerCall call) =>
        Slide(call.X, call["weight"], call.Optional("bias"), layer.Window, layer.Groups);

    public static Tensor Compute(Conv3d layer, LayerCall call)
    {
        Window[] windows = [layer.Window, layer.Window, layer.Window];
        var (x, padding) = Padded(call.X, windows);
        return conv3d(
            x, call["weight"], call.Optional("bias"), [.. windows.Select(window => (long)window.Stride)], padding,
            [.. windows.Select(window => (long)window.Dilation)], layer.Groups);
    }

    public static Tensor Compute(DepthwiseConv2d layer, LayerCall call) =>
        Slide(call.X, call["weight"], call.Optional("bias"), layer.Window, call.X.shape[1]);

    /// <summary>With zeros where the table connects nothing.</summary>
    public static Tensor Compute(ConnectionTableConv2d layer, LayerCall call)
    {
        var weight = call["weight"];
        var (rows, columns) = (weight.shape[1], weight.shape[2]);
        var places = tensor([.. layer.Table.Numbers().Select(number => (long)number)], device: weight.device);
        var filters = cat([weight, zeros([1, rows, columns], weight.dtype, weight.device)], 0).index_select(0, places);
        return Slide(call.X, filters.reshape(layer.Table.Outputs, layer.Table.Inputs, rows, columns), call["bias"], layer.Window, 1);
    }

    public static Tensor Compute(Subsampling layer, LayerCall call)
    {
        var (rows, columns) = (layer.Window.Rows, layer.Window.Columns);
        var means = avg_pool2d(call.X, [rows.Kernel, columns.Kernel], [rows.Stride, columns.Stride]);
        return (means * (layer.Pixels * call["weight"]).reshape(1, -1, 1, 1)) + call["bias"].reshape(1, -1, 1, 1);
    }

    public static Tensor Compute(ConvTranspose2d layer, LayerCall call) => conv_transpose2d(
        call.X, call["weight"], call.Optional("bias"), Twice(layer.Stride), Twice(layer.Padding), Twice(layer.OutputPadding),
        Twice(layer.Dilation), layer.Groups);

    public static Tensor Compute(Linear layer, LayerCall call) => linear(call.X, call["weight"], call.Optional("bias"));

    public static Tensor Compute(RadialBasis layer, LayerCall call) =>
        (call.X.unsqueeze(1) - layer.Centers.ToTorch().to(call.X.device)).square().sum(2);

    /// <summary>A two-dimensional convolution.</summary>
    internal static Tensor Slide(Tensor x, Tensor weight, Tensor? bias, Window2d window, long groups)
    {
        var (padded, padding) = Padded(x, [window.Rows, window.Columns]);
        return conv2d(
            padded, weight, bias, [window.Rows.Stride, window.Columns.Stride], padding,
            [window.Rows.Dilation, window.Columns.Dilation], groups);
    }

    /// <summary>An input and the padding that is left to the operation, which pads both ends of an axis alike: all of it, or none where
    /// they differ.</summary>
    private static (Tensor X, long[] Padding) Padded(Tensor x, IReadOnlyList<Window> windows)
    {
        var edges = windows.Select((window, axis) => window.Padding.Around((int)x.shape[axis + 2], window.Extent, window.Stride)).ToList();
        return edges.All(edge => edge.Before == edge.After)
            ? (x, [.. edges.Select(edge => (long)edge.Before)])
            : (pad(x, [.. edges.AsEnumerable().Reverse().SelectMany(edge => new long[] { edge.Before, edge.After })]),
                new long[windows.Count]);
    }

    private static long[] Twice(int number) => [number, number];
}
