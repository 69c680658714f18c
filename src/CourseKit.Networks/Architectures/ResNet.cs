using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Deep residual networks, table 1 of He et al. 2015 (https://arxiv.org/abs/1512.03385).</summary>
/// <remarks>
/// A bottleneck has its stride on the 3×3 convolution, as torchvision (v1.5); the paper has it on the first 1×1 (v1). Wider and grouped
/// bottlenecks are Zagoruyko and Komodakis 2016 (https://arxiv.org/abs/1605.07146) and Xie et al. 2016 (https://arxiv.org/abs/1611.05431).
/// </remarks>
public sealed record ResNet(string Name, Published Published, int[] Depths, bool Bottleneck = false, int Groups = 1, int GroupWidth = 64)
    : Architecture(Name, Published)
{
    private const string Original = "https://arxiv.org/abs/1512.03385, table 1", ResNeXt = "https://arxiv.org/abs/1611.05431, table 1";

    /// <summary>ResNet-18: 18 layers with weights.</summary>
    public static ResNet ResNet18 { get; } = new("resnet18", new(11_689_512, 1.814, 69.758, 89.078), [2, 2, 2, 2]);

    /// <summary>ResNet-34: 34 layers with weights.</summary>
    public static ResNet ResNet34 { get; } = new("resnet34", new(21_797_672, 3.664, 73.314, 91.42), [3, 4, 6, 3]);

    /// <summary>ResNet-50: 50 layers with weights.</summary>
    public static ResNet ResNet50 { get; } = new("resnet50", new(25_557_032, 4.089, 76.13, 92.862), [3, 4, 6, 3], Bottleneck: true);

    /// <summary>ResNet-101: 101 layers with weights.</summary>
    public static ResNet ResNet101 { get; } = new("resnet101", new(44_549_160, 7.801, 77.374, 93.546), [3, 4, 23, 3], Bottleneck: true);

    /// <summary>ResNet-152: 152 layers with weights.</summary>
    public static ResNet ResNet152 { get; } = new("resnet152", new(60_192_808, 11.514, 78.312, 94.046), [3, 8, 36, 3], Bottleneck: true);

    /// <summary>ResNet-50 v1: 50 layers with weights, with the strides of the paper on the first 1×1 convolutions.</summary>
    public static ResNet ResNet50V1 { get; } =
        ResNet50 with { Name = "resnet50_v1", Published = new(25_557_032, 3.858), StridesFirst = true, Paper = Original };

    /// <summary>ResNet-101 v1: 101 layers with weights, with the strides of the paper on the first 1×1 convolutions.</summary>
    public static ResNet ResNet101V1 { get; } =
        ResNet101 with { Name = "resnet101_v1", Published = new(44_549_160), StridesFirst = true, Paper = Original };

    /// <summary>ResNet-152 v1: 152 layers with weights, with the strides of the paper on the first 1×1 convolutions.</summary>
    public static ResNet ResNet152V1 { get; } =
        ResNet152 with { Name = "resnet152_v1", Published = new(60_192_808), StridesFirst = true, Paper = Original };

    /// <summary>ResNeXt-50 32×4d: 50 layers with weights, bottlenecks of 32 groups of 4 channels.</summary>
    public static ResNet ResNeXt50 { get; } =
        new("resnext50_32x4d", new(25_028_904, 4.23, 77.618, 93.698), [3, 4, 6, 3], Bottleneck: true, Groups: 32, GroupWidth: 4);

    /// <summary>ResNeXt-101 32×4d: 101 layers with weights, bottlenecks of 32 groups of 4 channels.</summary>
    public static ResNet ResNeXt101 { get; } =
        new("resnext101_32x4d", new(44_177_704), [3, 4, 23, 3], Bottleneck: true, Groups: 32, GroupWidth: 4) { Paper = ResNeXt };

    /// <summary>ResNeXt-101 32×8d: 101 layers with weights, bottlenecks of 32 groups of 8 channels.</summary>
    public static ResNet ResNeXt101Of32Times8 { get; } =
        new("resnext101_32x8d", new(88_791_336, 16.414, 79.312, 94.526), [3, 4, 23, 3], Bottleneck: true, Groups: 32, GroupWidth: 8);

    /// <summary>ResNeXt-101 64×4d: 101 layers with weights, bottlenecks of 64 groups of 4 channels.</summary>
    public static ResNet ResNeXt101Of64Times4 { get; } =
        new("resnext101_64x4d", new(83_455_272, 15.46, 83.246, 96.454), [3, 4, 23, 3], Bottleneck: true, Groups: 64, GroupWidth: 4);

    /// <summary>Wide ResNet-50-2: ResNet-50 with twice as many channels in its 3×3 convolutions.</summary>
    public static ResNet WideResNet50 { get; } =
        new("wide_resnet50_2", new(68_883_240, 11.398, 78.468, 94.086), [3, 4, 6, 3], Bottleneck: true, GroupWidth: 128);

    /// <summary>Wide ResNet-101-2: ResNet-101 with twice as many channels in its 3×3 convolutions.</summary>
    public static ResNet WideResNet101 { get; } =
        new("wide_resnet101_2", new(126_886_696, 22.753, 78.848, 94.284), [3, 4, 23, 3], Bottleneck: true, GroupWidth: 128);

    /// <summary>Gets whether a bottleneck has its stride on the first 1×1 convolution, as in the paper.</summary>
    public bool StridesFirst { get; init; }

    /// <summary>Gets the factory of the normalization behind each convolution.</summary>
    public Func<Layer> Norm { get; init; } = () => new BatchNorm2d();

    /// <summary>Gets the factory of the squeeze and excitation of a unit, given its number of channels; null without.</summary>
    public Func<int, Layer>? Excitation { get; init; }

    /// <summary>Gets the paper that defines the network, if torchvision does not.</summary>
    public string? Paper { get; init; }

    /// <inheritdoc/>
    public override string Source => Paper ?? "torchvision/models/resnet.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => Paper is null;

    /// <inheritdoc/>
    public override Layer Network(int classes) =>
        new Sequential([.. Features(), ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("fc", new Linear(classes))]);

    /// <summary>Returns the backbone: all layers before global average pooling.</summary>
    /// <remarks>[N, 3, H, W] → [N, 512, H / outputStride, W / outputStride], or 2,048 maps from bottlenecks.</remarks>
    /// <param name="outputStride">The largest ratio of the image's size to that of the maps; stages behind that dilate
    /// their windows instead, as DeepLab does.</param>
    public IEnumerable<NamedLayer> Features(int outputStride = 32) =>
    [
        ("conv1", new Conv2d(64, kernel: 7, stride: 2, padding: 3, bias: false)), ("bn1", Norm()), ("relu", new Relu()),
        ("maxpool", new MaxPool2d(3, stride: 2, padding: 1)),
        .. Enumerable.Range(0, Depths.Length).Select(stage => (NamedLayer)($"layer{stage + 1}", Stage(stage, outputStride))),
    ];

    private Sequential Stage(int stage, int outputStride)
    {
        var (before, dilation) = (Math.Max(1, (2 << stage) / outputStride), Math.Max(1, (4 << stage) / outputStride));
        var stride = stage == 0 || dilation > before ? 1 : 2;
        return new(Enumerable.Range(0, Depths[stage]).Select(i => (NamedLayer)(i == 0
            ? Unit(64 << stage, stride, before, projects: stage > 0 || Bottleneck)
            : Unit(64 << stage, 1, dilation, projects: false))));
    }

    private Sequential Unit(int maps, int stride, int dilation, bool projects)
    {
        var (width, filters) = Bottleneck ? (maps * GroupWidth / 64 * Groups, 4 * maps) : (maps, maps);
        var (first, second) = StridesFirst ? (stride, 1) : (1, stride);
        IEnumerable<NamedLayer> body = Bottleneck
            ? [
                ("conv1", new Conv2d(width, 1, first, bias: false)), ("bn1", Norm()), ("", new Relu()),
                ("conv2", new Conv2d(width, 3, second, padding: dilation, dilation, Groups, bias: false)), ("bn2", Norm()),
                ("", new Relu()),
                ("conv3", new Conv2d(filters, 1, bias: false)), ("bn3", Norm()),
            ]
            : [
                ("conv1", new Conv2d(width, 3, stride, padding: dilation, dilation, bias: false)), ("bn1", Norm()), ("", new Relu()),
                ("conv2", new Conv2d(filters, 3, padding: dilation, dilation: dilation, bias: false)), ("bn2", Norm()),
            ];
        IEnumerable<NamedLayer> weighed = Excitation is null ? body : body.Append(("se", Excitation(filters)));
        NamedLayer? projection = projects ? ("downsample", new Sequential(new Conv2d(filters, 1, stride, bias: false), Norm())) : null;
        return new(("", new Residual(("", new Sequential(weighed)), projection)), ("relu", new Relu()));
    }
}
