using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>EfficientNet, one network at eight scales: depth, width and image size grow together. Tan and Le 2019
/// (https://arxiv.org/abs/1905.11946), table 1.</summary>
/// <remarks>The images are those that torchvision measures with: 288 pixels for B2, where the paper has 260.</remarks>
public sealed record EfficientNet(string Name, Published Published, double Width, double Depth, float Dropout)
    : Architecture(Name, Published)
{
    private const float LongestDrop = 0.2f;

    private static readonly (int Expansion, int Kernel, int Stride, int Filters, int Depth)[] Rows =
    [
        (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1),
    ];

    /// <summary>EfficientNet-B0, the network that was searched for and that the others scale.</summary>
    public static EfficientNet B0 { get; } = new("efficientnet_b0", new(5_288_548, 0.386, 77.692, 93.532), 1.0, 1.0, 0.2f);

    /// <summary>EfficientNet-B1, the network at scale 1.</summary>
    public static EfficientNet B1 { get; } =
        new("efficientnet_b1", new(7_794_184, 0.687, 78.642, 94.186), 1.0, 1.1, 0.2f) { Image = [3, 240, 240] };

    /// <summary>EfficientNet-B2, the network at scale 2.</summary>
    public static EfficientNet B2 { get; } =
        new("efficientnet_b2", new(9_109_994, 1.088, 80.608, 95.31), 1.1, 1.2, 0.3f) { Image = [3, 288, 288] };

    /// <summary>EfficientNet-B3, the network at scale 3.</summary>
    public static EfficientNet B3 { get; } =
        new("efficientnet_b3", new(12_233_232, 1.827, 82.008, 96.054), 1.2, 1.4, 0.3f) { Image = [3, 300, 300] };

    /// <summary>EfficientNet-B4, the network at scale 4.</summary>
    public static EfficientNet B4 { get; } =
        new("efficientnet_b4", new(19_341_616, 4.394, 83.384, 96.594), 1.4, 1.8, 0.4f) { Image = [3, 380, 380] };

    /// <summary>EfficientNet-B5, the network at scale 5.</summary>
    public static EfficientNet B5 { get; } =
        new("efficientnet_b5", new(30_389_784, 10.266, 83.444, 96.628), 1.6, 2.2, 0.4f) { Image = [3, 456, 456], Norm = TensorFlows };

    /// <summary>EfficientNet-B6, the network at scale 6.</summary>
    public static EfficientNet B6 { get; } =
        new("efficientnet_b6", new(43_040_704, 19.068, 84.008, 96.916), 1.8, 2.6, 0.5f) { Image = [3, 528, 528], Norm = TensorFlows };

    /// <summary>EfficientNet-B7, the network at scale 7.</summary>
    public static EfficientNet B7 { get; } =
        new("efficientnet_b7", new(66_347_960, 37.746, 84.122, 96.908), 2.0, 3.1, 0.5f) { Image = [3, 600, 600], Norm = TensorFlows };

    /// <summary>Gets the factory of the normalization behind each convolution.</summary>
    public Func<BatchNorm2d> Norm { get; init; } = () => new BatchNorm2d();

    /// <inheritdoc/>
    public override string Source => "torchvision/models/efficientnet.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(Features())), ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()),
        ("classifier", new Sequential(new Dropout(Dropout), new Linear(classes))));

    // The weights of B5 and larger that torchvision has were trained with TensorFlow, and keep its numbers.
    private static BatchNorm2d TensorFlows() => new(eps: 0.001f, momentum: 0.01f);

    private IEnumerable<NamedLayer> Features()
    {
        var maps = ChannelRounding.MakeDivisible(32 * Width);
        yield return new ConvNorm(maps, 3, stride: 2, norm: Norm(), activation: new Silu());

        var (unit, units) = (0, Rows.Sum(row => Repeated(row.Depth)));
        foreach (var (expansion, kernel, stride, filters, depth) in Rows)
        {
            List<NamedLayer> stage = [];
            for (var i = 0; i < Repeated(depth); i++)
            {
                var sizes = new InvertedResidualSizes(
                    maps,
                    ChannelRounding.MakeDivisible(expansion * maps),
                    ChannelRounding.MakeDivisible(filters * Width),
                    kernel,
                    i == 0 ? stride : 1);
                var excitation = new SqueezeExcitation(sizes.Expanded, Math.Max(1, maps / 4), new Silu());
                stage.Add(new InvertedResidual(sizes, () => new Silu(), Norm, excitation, LongestDrop * unit++ / units));
                maps = sizes.Filters;
            }

            yield return new Sequential(stage);
        }

        yield return new ConvNorm(4 * maps, 1, norm: Norm(), activation: new Silu());
    }

    private int Repeated(int depth) => (int)Math.Ceiling(depth * Depth);
}
