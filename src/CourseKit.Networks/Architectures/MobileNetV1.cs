using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>MobileNetV1: depth-wise separable convolutions. Table 1 of Howard et al. 2017 (https://arxiv.org/abs/1704.04861).</summary>
/// <remarks>
/// The table's last depth-wise convolution has stride 2, and 7×7 pixels before and after it: it has stride 1 here, as in the authors' code
/// and in all others. Parameters from https://github.com/osmr/imgclsmob, accuracy from https://keras.io/api/applications.
/// </remarks>
public sealed record MobileNetV1(string Name, Published Published) : Architecture(Name, Published)
{
    private static readonly (int Filters, int Stride)[] Rows =
    [
        (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1),
    ];

    /// <summary>MobileNetV1 with width multiplier 1, the network of the paper's table.</summary>
    public static MobileNetV1 Full { get; } = new("mobilenet_v1", new(4_231_976, 0.569, 70.4, 89.5));

    /// <summary>Gets the width multiplier, the paper's α.</summary>
    public double Width { get; init; } = 1;

    /// <inheritdoc/>
    public override string Source => "https://arxiv.org/abs/1704.04861, table 1";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(Features())),
        ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("classifier", new Linear(classes)));

    private IEnumerable<NamedLayer> Features()
    {
        var maps = Scaled(32);
        yield return new ConvNorm(maps, 3, stride: 2, activation: new Relu());
        foreach (var (filters, stride) in Rows)
        {
            yield return new Sequential(
                ("depthwise", new ConvNorm(maps, 3, stride, groups: maps, activation: new Relu())),
                ("pointwise", new ConvNorm(Scaled(filters), 1, activation: new Relu())));
            maps = Scaled(filters);
        }
    }

    private int Scaled(int maps) => (int)(maps * Width);
}
