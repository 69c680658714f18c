using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>MobileNetV3, networks that a search found and people improved: tables 1 and 2 of Howard et al. 2019
/// (https://arxiv.org/abs/1905.02244).</summary>
/// <remarks>
/// As in torchvision, whose last convolutions follow the pooling without normalization, and whose
/// squeeze and excitation has a quarter of the maps, rounded to a multiple of 8.
/// </remarks>
public sealed record MobileNetV3(string Name, Published Published, MobileNetV3.Row[] Rows, int Features) : Architecture(Name, Published)
{
    private static readonly Func<Layer> Re = () => new Relu(), Hs = () => new HardSwish();

    /// <summary>MobileNetV3-Large: table 1.</summary>
    public static MobileNetV3 Large { get; } = new(
        "mobilenet_v3_large",
        new(5_483_032, 0.217, 74.042, 91.34),
        [
            new(3, 16, 16, false, Re, 1), new(3, 64, 24, false, Re, 2), new(3, 72, 24, false, Re, 1),
            new(5, 72, 40, true, Re, 2), new(5, 120, 40, true, Re, 1), new(5, 120, 40, true, Re, 1),
            new(3, 240, 80, false, Hs, 2), new(3, 200, 80, false, Hs, 1), new(3, 184, 80, false, Hs, 1), new(3, 184, 80, false, Hs, 1),
            new(3, 480, 112, true, Hs, 1), new(3, 672, 112, true, Hs, 1),
            new(5, 672, 160, true, Hs, 2), new(5, 960, 160, true, Hs, 1), new(5, 960, 160, true, Hs, 1),
        ],
        Features: 1280);

    /// <summary>MobileNetV3-Small: table 2.</summary>
    public static MobileNetV3 Small { get; } = new(
        "mobilenet_v3_small",
        new(2_542_856, 0.057, 67.668, 87.402),
        [
            new(3, 16, 16, true, Re, 2), new(3, 72, 24, false, Re, 2), new(3, 88, 24, false, Re, 1),
            new(5, 96, 40, true, Hs, 2), new(5, 240, 40, true, Hs, 1), new(5, 240, 40, true, Hs, 1),
            new(5, 120, 48, true, Hs, 1), new(5, 144, 48, true, Hs, 1),
            new(5, 288, 96, true, Hs, 2), new(5, 576, 96, true, Hs, 1), new(5, 576, 96, true, Hs, 1),
        ],
        Features: 1024);

    /// <inheritdoc/>
    public override string Source => "torchvision/models/mobilenetv3.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(Convolutions())), ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()),
        ("classifier", new Sequential(new Linear(Features), new HardSwish(), new Dropout(0.2f), new Linear(classes))));

    private static BatchNorm2d Norm() => new(eps: 0.001f, momentum: 0.01f);

    private IEnumerable<NamedLayer> Convolutions()
    {
        yield return new ConvNorm(16, 3, stride: 2, norm: Norm(), activation: new HardSwish());
        var maps = 16;
        foreach (var row in Rows)
        {
            yield return new InvertedResidual(
                new(maps, row.Expanded, row.Filters, row.Kernel, row.Stride),
                row.Activation,
                Norm,
                row.Excites
                    ? new SqueezeExcitation(row.Expanded, ChannelRounding.MakeDivisible(row.Expanded / 4), gate: new HardSigmoid())
                    : null);
            maps = row.Filters;
        }

        yield return new ConvNorm(6 * maps, 1, norm: Norm(), activation: new HardSwish());
    }

    /// <summary>The sizes of one inverted residual: a row of the tables.</summary>
    /// <param name="Kernel">The height and width of the depth-wise convolution's kernel, in pixels.</param>
    /// <param name="Expanded">The number of channels of the depth-wise convolution.</param>
    /// <param name="Filters">The number of output channels.</param>
    /// <param name="Excites">True for a block with squeeze and excitation.</param>
    /// <param name="Activation">The factory of the activation: the tables' NL.</param>
    /// <param name="Stride">The stride of the depth-wise convolution.</param>
    public sealed record Row(int Kernel, int Expanded, int Filters, bool Excites, Func<Layer> Activation, int Stride);
}
