using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Residual networks with identity mappings, also called v2: He et al. 2016 (https://arxiv.org/abs/1603.05027).</summary>
/// <remarks>
/// Normalization and ReLU come before each convolution, so that nothing but additions is on the way from unit to unit. As the paper's
/// appendix has it, the first unit has none of its own, since those of the stem come right before; units that change the shape share theirs
/// with the projection; and there is one more behind the last unit. The strides are on the 3×3 convolutions, as in
/// https://github.com/facebookarchive/fb.resnet.torch. Numbers from https://github.com/osmr/imgclsmob, less the 128 of the normalization
/// that it has in the first unit besides the stem's.
/// </remarks>
public sealed record PreActivationResNet(string Name, Published Published, int[] Depths, bool Bottleneck = true)
    : Architecture(Name, Published)
{
    /// <summary>Pre-activation ResNet-18: 18 layers with weights.</summary>
    public static PreActivationResNet PreActivationResNet18 { get; } = new(
        "preact_resnet18", new(11_687_848 - 128), [2, 2, 2, 2], Bottleneck: false);

    /// <summary>Pre-activation ResNet-34: 34 layers with weights.</summary>
    public static PreActivationResNet PreActivationResNet34 { get; } = new(
        "preact_resnet34", new(21_796_008 - 128), [3, 4, 6, 3], Bottleneck: false);

    /// <summary>Pre-activation ResNet-50: 50 layers with weights.</summary>
    public static PreActivationResNet PreActivationResNet50 { get; } = new("preact_resnet50", new(25_549_480 - 128), [3, 4, 6, 3]);

    /// <summary>Pre-activation ResNet-101: 101 layers with weights.</summary>
    public static PreActivationResNet PreActivationResNet101 { get; } = new("preact_resnet101", new(44_541_608 - 128), [3, 4, 23, 3]);

    /// <summary>Pre-activation ResNet-152: 152 layers with weights.</summary>
    public static PreActivationResNet PreActivationResNet152 { get; } = new("preact_resnet152", new(60_185_256 - 128), [3, 8, 36, 3]);

    /// <summary>Pre-activation ResNet-200: 200 layers with weights, the deepest that the paper trained on ImageNet.</summary>
    public static PreActivationResNet PreActivationResNet200 { get; } = new("preact_resnet200", new(64_666_280 - 128), [3, 24, 36, 3]);

    /// <inheritdoc/>
    public override string Source => "https://arxiv.org/abs/1603.05027";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
    [
        ("conv1", new Conv2d(64, kernel: 7, stride: 2, padding: 3, bias: false)), ("bn1", new BatchNorm2d()), ("relu", new Relu()),
        ("maxpool", new MaxPool2d(3, stride: 2, padding: 1)),
        .. Depths.Select((depth, stage) =>
            (NamedLayer)($"layer{stage + 1}", new Sequential(Enumerable.Range(0, depth).Select(i => (NamedLayer)Unit(stage, i))))),
        ("bn5", new BatchNorm2d()), ("", new Relu()),
        ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("fc", new Linear(classes)),
    ]);

    private Layer Unit(int stage, int number)
    {
        var (maps, stride) = (64 << stage, stage > 0 && number == 0 ? 2 : 1);
        NamedLayer[] activation = stage == 0 && number == 0 ? [] : [("bn1", new BatchNorm2d()), ("", new Relu())];
        NamedLayer[] body = Bottleneck
            ? [
                ("conv1", new Conv2d(maps, 1, bias: false)), ("bn2", new BatchNorm2d()), ("", new Relu()),
                ("conv2", new Conv2d(maps, 3, stride, padding: 1, bias: false)), ("bn3", new BatchNorm2d()), ("", new Relu()),
                ("conv3", new Conv2d(4 * maps, 1, bias: false)),
            ]
            : [
                ("conv1", new Conv2d(maps, 3, stride, padding: 1, bias: false)), ("bn2", new BatchNorm2d()), ("", new Relu()),
                ("conv2", new Conv2d(maps, 3, padding: 1, bias: false)),
            ];
        if (number > 0 || (stage == 0 && !Bottleneck))
        {
            return new Residual(("", new Sequential([.. activation, .. body])));
        }

        NamedLayer projection = ("downsample", new Conv2d(Bottleneck ? 4 * maps : maps, 1, stride, bias: false));
        return new Sequential([.. activation, ("", new Residual(("", new Sequential(body)), projection))]);
    }
}
