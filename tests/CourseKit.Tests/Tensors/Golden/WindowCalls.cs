using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>What data/golden/tensors/convolution.json and pooling.json hold, as calls of the tensor engine.</summary>
internal static class WindowCalls
{
    public static Dictionary<string, Func<Tensor[], Tensor>> Convolution { get; } = new()
    {
        ["Conv2d"] = x => x[0].Conv2d(x[1], x[2]),
        ["Conv2d, stride 2, padding 1"] = x => x[0].Conv2d(x[1], x[2], 2, 1),
        ["Conv2d, stride 3, padding 2"] = x => x[0].Conv2d(x[1], x[2], 3, 2),
        ["Conv2d, dilation 2"] = x => x[0].Conv2d(x[1], x[2], 1, 2, 2),
        ["Conv2d, dilation 3, stride 2"] = x => x[0].Conv2d(x[1], null, 2, 3, 3),
        ["Conv2d, in groups"] = x => x[0].Conv2d(x[1], x[2], padding: 1, groups: 2),
        ["Conv2d, in groups, dilation 2"] = x => x[0].Conv2d(x[1], x[2], dilation: 2, groups: 3),
        ["Conv2d, depth-wise"] = x => x[0].Conv2d(x[1], x[2], padding: 1, groups: 5),
        ["Conv2d, depth-wise, stride 2"] = x => x[0].Conv2d(x[1], null, 2, 2, groups: 3),
        ["Conv2d, depth-wise, dilation 2"] = x => x[0].Conv2d(x[1], x[2], 1, 2, 2, 3),
        ["Conv2d, depth-wise, two filters a channel"] = x => x[0].Conv2d(x[1], x[2], padding: 1, groups: 3),
        ["Conv2d, 1×1"] = x => x[0].Conv2d(x[1], x[2]),
        ["Conv2d, 1×1, stride 2"] = x => x[0].Conv2d(x[1], stride: 2),
        ["Conv2d, 1×7"] = x => x[0].Conv2d(x[1], x[2], new Window2d(new Window(1), new Window(7, 1, 3))),
        ["Conv2d, strides 2 and 1"] = x => x[0].Conv2d(x[1], x[2], new Window2d(new Window(3, 2, 1), new Window(2, 1, 0, 2))),
        ["Conv2d, same"] = x => x[0].Conv2d(x[1], x[2], padding: Padding.Same),
        ["Conv2d, same, stride 2"] = x => x[0].Conv2d(x[1], null, 2, Padding.Same),
        ["Conv2d, window as large as the image"] = x => x[0].Conv2d(x[1], x[2]),
        ["Conv2d, first layer of a network"] = x => x[0].Conv2d(x[1], null, 2, 3),
        ["Conv2d, many channels"] = x => x[0].Conv2d(x[1], x[2], padding: 1),
        ["Conv2d, by Winograd"] = x => x[0].Conv2d(x[1], x[2], padding: 1),
        ["Conv2d, relu of a sum"] = x => x[0].FusedConv2d(x[1], x[2], activation: Activation.Relu, addend: x[3]),
        ["Conv2d, relu6 of a sum"] = x => x[0].FusedConv2d(x[1], x[2], activation: Activation.Relu6, addend: x[3]),
        ["Conv2d, hard-swish of a sum"] = x => x[0].FusedConv2d(x[1], x[2], activation: Activation.HardSwish, addend: x[3]),
        ["Conv2d, silu of a sum"] = x => x[0].FusedConv2d(x[1], x[2], activation: Activation.Silu, addend: x[3]),
        ["Conv2d, depth-wise, relu6"] = x => x[0].FusedConv2d(x[1], x[2], padding: 1, groups: 3, activation: Activation.Relu6),
        ["PreActivatedConv2d"] = x => x[0].PreActivatedConv2d(x[1], x[2], x[3], x[4]),
        ["PreActivatedConv2d, of a small map"] = x => x[0].PreActivatedConv2d(x[1], x[2], x[3], x[4]),
        ["PreActivatedConv2d, stride 2, padding 1"] = x => x[0].PreActivatedConv2d(x[1], x[2], x[3], x[4], 2, 1),
        ["Conv1d"] = x => x[0].Conv1d(x[1], x[2], 2, 1, 2),
        ["Conv1d, in groups"] = x => x[0].Conv1d(x[1], groups: 2),
        ["Conv3d"] = x => x[0].Conv3d(x[1], x[2], 2, 1),
        ["Conv3d, in groups, dilation 2"] = x => x[0].Conv3d(x[1], x[2], dilation: 2, groups: 2),
        ["ConvTranspose2d"] = x => x[0].ConvTranspose2d(x[1], x[2]),
        ["ConvTranspose2d, stride 2"] = x => x[0].ConvTranspose2d(x[1], x[2], 2, 1, 1),
        ["ConvTranspose2d, stride 3"] = x => x[0].ConvTranspose2d(x[1], null, 3, 2),
        ["ConvTranspose2d, in groups, dilation 2"] = x => x[0].ConvTranspose2d(x[1], x[2], 3, 0, 2, 2, 2),
        ["CrossCorrelate"] = x => x[0].CrossCorrelate(x[1], 2, 1),
    };

    public static Dictionary<string, Func<Tensor[], Tensor>> Pooling { get; } = new()
    {
        ["MaxPool2d"] = x => x[0].MaxPool2d(2),
        ["MaxPool2d, 3×3, stride 2, padding 1"] = x => x[0].MaxPool2d(3, 2, 1),
        ["MaxPool2d, ceil"] = x => x[0].MaxPool2d(3, 2, ceilMode: true),
        ["MaxPool2d, ceil, padding 1"] = x => x[0].MaxPool2d(3, 3, 1, ceilMode: true),
        ["MaxPool2d, dilation 2"] = x => x[0].MaxPool2d(new Window2d(2, 1, 0, 2)),
        ["MaxPool2d, 2×3"] = x => x[0].MaxPool2d(new Window2d(new Window(2), new Window(3, 2))),
        ["MaxPool2d, of ties"] = x => x[0].MaxPool2d(2, 1),
        ["MaxPool2d, large"] = x => x[0].MaxPool2d(3, 2, 1),
        ["MinPool2d"] = x => x[0].MinPool2d(3, 2, 1),
        ["AvgPool2d"] = x => x[0].AvgPool2d(2),
        ["AvgPool2d, padding 1"] = x => x[0].AvgPool2d(3, 2, 1),
        ["AvgPool2d, padding does not count"] = x => x[0].AvgPool2d(3, 2, 1, countIncludePad: false),
        ["AvgPool2d, ceil"] = x => x[0].AvgPool2d(3, 2, ceilMode: true),
        ["AvgPool2d, ceil, padding 1"] = x => x[0].AvgPool2d(3, 2, 1, ceilMode: true),
        ["AvgPool2d, ceil, padding does not count"] = x => x[0].AvgPool2d(3, 2, 1, ceilMode: true, countIncludePad: false),
        ["AvgPool2d, large"] = x => x[0].AvgPool2d(3, 1, 1),
        ["AdaptiveAvgPool2d"] = x => x[0].AdaptiveAvgPool2d(2, 3),
        ["AdaptiveAvgPool2d, global"] = x => x[0].AdaptiveAvgPool2d(1, 1),
        ["AdaptiveAvgPool2d, larger than the map"] = x => x[0].AdaptiveAvgPool2d(5, 4),
        ["AdaptiveMaxPool2d"] = x => x[0].AdaptiveMaxPool2d(2, 3),
        ["AdaptiveMaxPool2d, of ties"] = x => x[0].AdaptiveMaxPool2d(3, 2),
        ["ChannelMaxPool2d"] = x => x[0].ChannelMaxPool2d(2),
        ["ChannelMaxPool2d, overlapping"] = x => x[0].ChannelMaxPool2d(3, 1),
    };
}
