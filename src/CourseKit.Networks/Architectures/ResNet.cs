using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Deep residual networks, table 1 of He et al. 2015 (https://arxiv.org/abs/1512.03385).</summary>
/// <remarks>
/// A bottleneck has its stride on the 3×3 convolution, as torchvision (v1.5); the paper has it on the first 1×1. Wider and grouped bottlenecks are Zagoruyko and
/// Komodakis 2016 (https://arxiv.org/abs/1605.07146) and Xie et al. 2016 (https://arxiv.org/abs/1611.05431).
/// </remarks>
public sealed record ResNet(string Name, Published Published, int[] Depths, bool Bottleneck = false, int Groups = 1, int GroupWidth = 64)
    : Architecture(Name, Published)
{
    /// <summary>18 layers.</summary>
    public static ResNet ResNet18 { get; } = new("resnet18", new(11_689_512, 1.814, 69.758, 89.078), [2, 2, 2, 2]);

    /// <summary>34 layers.</summary>
    public static ResNet ResNet34 { get; } = new("resnet34", new(21_797_672, 3.664, 73.314, 91.42), [3, 4, 6, 3]);

    /// <summary>50 layers.</summary>
    public static ResNet ResNet50 { get; } = new("resnet50", new(25_557_032, 4.089, 76.13, 92.862), [3, 4, 6, 3], Bottleneck: true);

    /// <inheritdoc/>
    public override string Source => "torchvision/models/resnet.py";

    /// <inheritdoc/>
    public override bool IsTorchvisions => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
    [
        .. Features(),
        ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("fc", new Linear(classes)),
    ]);

    /// <summary>All that comes before the classifier.</summary>
    /// <param name="outputStride">How much smaller images become at most; stages behind that dilate their windows instead, as DeepLab does.</param>
    internal IEnumerable<Child> Features(int outputStride = 32) =>
    [
        ("conv1", new Conv2d(64, kernel: 7, stride: 2, padding: 3, bias: false)), ("bn1", new BatchNorm2d()), ("relu", new Relu()),
        ("maxpool", new MaxPool2d(3, stride: 2, padding: 1)),
        .. Depths.Select((depth, stage) => (Child)($"layer{stage + 1}", Stage(
            64 << stage, depth, stage == 0 || 4 << stage > outputStride ? 1 : 2, dilation: Math.Max(1, (4 << stage) / outputStride)))),
    ];

    private Sequential Stage(int maps, int depth, int stride, int dilation) => new(Enumerable.Range(0, depth).Select(i => (Child)Unit(
        maps, i == 0 ? stride : 1, i == 0 ? Math.Max(1, dilation / 2) : dilation, projects: i == 0 && (stride != 1 || Bottleneck))));

    private Sequential Unit(int maps, int stride, int dilation, bool projects)
    {
        var width = maps * GroupWidth / 64 * Groups;
        var body = Bottleneck
            ? new Sequential(
                ("conv1", new Conv2d(width, 1, bias: false)), ("bn1", new BatchNorm2d()), ("", new Relu()),
                ("conv2", new Conv2d(width, 3, stride, dilation, dilation, Groups, bias: false)), ("bn2", new BatchNorm2d()), ("", new Relu()),
                ("conv3", new Conv2d(4 * maps, 1, bias: false)), ("bn3", new BatchNorm2d()))
            : new Sequential(
                ("conv1", new Conv2d(maps, 3, stride, padding: 1, bias: false)), ("bn1", new BatchNorm2d()), ("", new Relu()),
                ("conv2", new Conv2d(maps, 3, padding: 1, bias: false)), ("bn2", new BatchNorm2d()));
        Child? projection = projects
            ? ("downsample", new Sequential(new Conv2d(Bottleneck ? 4 * maps : maps, 1, stride, bias: false), new BatchNorm2d()))
            : null;
        return new(("", new Residual(("", body), projection)), ("relu", new Relu()));
    }
}
