using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>MobileNetV2: linear inverted residuals. Table 2 of Sandler et al. 2018 (https://arxiv.org/abs/1801.04381).</summary>
public sealed record MobileNetV2(string Name, Published Published) : Architecture(Name, Published)
{
    private static readonly (int Expansion, int Filters, int Depth, int Stride)[] Rows =
    [
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
    ];

    /// <summary>MobileNetV2 with width multiplier 1, the network of the paper's table.</summary>
    public static MobileNetV2 Full { get; } = new("mobilenet_v2", new(3_504_872, 0.301, 71.878, 90.286));

    /// <inheritdoc/>
    public override string Source => "torchvision/models/mobilenetv2.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(Features())), ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()),
        ("classifier", new Sequential(new Dropout(0.2f), new Linear(classes))));

    private static IEnumerable<NamedLayer> Features()
    {
        yield return new ConvNorm(32, 3, stride: 2, activation: new Relu6());
        var maps = 32;
        foreach (var (expansion, filters, depth, stride) in Rows)
        {
            for (var i = 0; i < depth; i++)
            {
                yield return new InvertedResidual(
                    new(maps, expansion * maps, filters, Stride: i == 0 ? stride : 1), () => new Relu6(),
                        names: InvertedResidualNames.Conv);
                maps = filters;
            }
        }

        yield return new ConvNorm(1280, 1, activation: new Relu6());
    }
}
