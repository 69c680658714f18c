using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>VGG: five blocks of one to four 3×3 convolutions, and three dense layers.</summary>
/// <remarks>Table 1 of Simonyan and Zisserman 2014 (https://arxiv.org/abs/1409.1556). Weights start
/// as torchvision's do; PyTorch's fade with depth.</remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Depths">The number of convolutions in each block.</param>
/// <param name="Normalizes">True for batch normalization behind each convolution, which the paper did not know.</param>
public sealed record Vgg(string Name, Published Published, int[] Depths, bool Normalizes = false) : Architecture(Name, Published)
{
    /// <summary>VGG-11: 11 layers with weights, column A.</summary>
    public static Vgg Vgg11 { get; } = new("vgg11", new(132_863_336, 7.609, 69.02, 88.628), [1, 1, 2, 2, 2]);

    /// <summary>VGG-11: 11 layers with weights, batch normalization behind each convolution.</summary>
    public static Vgg Vgg11Normalized { get; } = new("vgg11_bn", new(132_868_840, 7.609, 70.37, 89.81), [1, 1, 2, 2, 2], Normalizes: true);

    /// <summary>VGG-13: 13 layers with weights, column B.</summary>
    public static Vgg Vgg13 { get; } = new("vgg13", new(133_047_848, 11.308, 69.928, 89.246), [2, 2, 2, 2, 2]);

    /// <summary>VGG-13: 13 layers with weights, batch normalization behind each convolution.</summary>
    public static Vgg Vgg13Normalized { get; } = new("vgg13_bn", new(133_053_736, 11.308, 71.586, 90.374), [2, 2, 2, 2, 2],
        Normalizes: true);

    /// <summary>VGG-16: 16 layers with weights, column D.</summary>
    public static Vgg Vgg16 { get; } = new("vgg16", new(138_357_544, 15.47, 71.592, 90.382), [2, 2, 3, 3, 3]);

    /// <summary>VGG-16: 16 layers with weights, batch normalization behind each convolution.</summary>
    public static Vgg Vgg16Normalized { get; } = new("vgg16_bn", new(138_365_992, 15.47, 73.36, 91.516), [2, 2, 3, 3, 3], Normalizes: true);

    /// <summary>VGG-19: 19 layers with weights, column E.</summary>
    public static Vgg Vgg19 { get; } = new("vgg19", new(143_667_240, 19.632, 72.376, 90.876), [2, 2, 4, 4, 4]);

    /// <summary>VGG-19: 19 layers with weights, batch normalization behind each convolution.</summary>
    public static Vgg Vgg19Normalized { get; } = new("vgg19_bn", new(143_678_248, 19.632, 74.218, 91.842), [2, 2, 4, 4, 4],
        Normalizes: true);

    /// <inheritdoc/>
    public override string Source => "torchvision/models/vgg.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(Depths.SelectMany((depth, block) => Block(Math.Min(64 << block, 512), depth)))),
        ("avgpool", new AdaptiveAvgPool2d(7, 7)), ("flatten", new Flatten()),
        ("classifier", new Sequential(
            Dense(4096), new Relu(), new Dropout(), Dense(4096), new Relu(), new Dropout(), Dense(classes))));

    private IEnumerable<NamedLayer> Block(int filters, int depth) =>
        Enumerable.Range(0, depth).SelectMany(_ => Convolution(filters)).Append(new MaxPool2d(2));

    private NamedLayer[] Convolution(int filters)
    {
        var convolution = new Conv2d(filters, 3, padding: 1) { Initializer = Initializers.HeNormalFanOut };
        return Normalizes ? [convolution, new BatchNorm2d(), new Relu()] : [convolution, new Relu()];
    }

    private static Linear Dense(int features) => new(features) { Initializer = Initializers.Normal(0.01f) };
}
