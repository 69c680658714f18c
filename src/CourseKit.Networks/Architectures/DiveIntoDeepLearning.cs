using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>The networks of Zhang et al., «Dive into Deep Learning», chapters 7 and 8, for
/// Fashion-MNIST: one channel, ten classes.</summary>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Layers">The layers for a number of classes.</param>
public sealed partial record DiveIntoDeepLearning(string Name, Published Published, Func<int, IEnumerable<NamedLayer>> Layers)
    : Architecture(Name, Published)
{
    /// <summary>LeNet with sigmoids and average pooling.</summary>
    public static DiveIntoDeepLearning LeNet { get; } = Of(28, new("d2l-lenet", new(61_706), LeNetLayers));

    /// <summary>LeNet with batch normalization behind each layer but the last, and without padding.</summary>
    public static DiveIntoDeepLearning NormalizedLeNet { get; } = Of(28, new("d2l-bn-lenet", new(44_878), NormalizedLeNetLayers));

    /// <summary>AlexNet in one tower for one channel.</summary>
    public static DiveIntoDeepLearning AlexNet { get; } = Of(224, new("d2l-alexnet", new(46_764_746, 0.938), AlexNetLayers));

    /// <summary>VGG-11 for one channel.</summary>
    public static DiveIntoDeepLearning Vgg11 { get; } =
        Of(224, new("d2l-vgg11", new(128_806_154, 7.547), VggLayers(64, 128, 256, 512, 512)));

    /// <summary>VGG-11 with a quarter of the filters, which is the one that is trained.</summary>
    public static DiveIntoDeepLearning Vgg11Quarter { get; } =
        Of(224, new("d2l-vgg11-quarter", new(43_093_322, 0.512), VggLayers(16, 32, 64, 128, 128)));

    /// <summary>Network in network for one channel.</summary>
    public static DiveIntoDeepLearning NetworkInNetwork { get; } = Of(224, new("d2l-nin", new(1_992_166, 0.762), NinLayers));

    /// <summary>GoogLeNet without auxiliary classifiers and normalization.</summary>
    public static DiveIntoDeepLearning GoogLeNet { get; } = Of(96, new("d2l-googlenet", new(5_977_530, 0.276), GoogLeNetLayers));

    /// <summary>ResNet-18, with biases, and shortcuts that are not normalized.</summary>
    public static DiveIntoDeepLearning ResNet18 { get; } = Of(96, new("d2l-resnet18", new(11_178_378, 0.319), ResNetLayers));

    /// <summary>DenseNet with four dense blocks of four convolutions.</summary>
    public static DiveIntoDeepLearning DenseNet { get; } = Of(96, new("d2l-densenet", new(758_226, 0.129), DenseNetLayers));

    /// <summary>RegNetX in two stages of 4 and 6 blocks.</summary>
    public static DiveIntoDeepLearning RegNetX32 { get; } = Of(96, new("d2l-regnetx32", new(179_290, 0.04), RegNetLayers));

    /// <inheritdoc/>
    public override string Source => "Zhang, Lipton, Li and Smola, «Dive into Deep Learning», https://d2l.ai";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(Layers(classes));

    private static DiveIntoDeepLearning Of(int pixels, DiveIntoDeepLearning network) => network with
    {
        Image = [1, pixels, pixels],
        Classes = 10,
    };

    private static Conv2d Conv(int filters, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        new(filters, kernel, stride, padding, groups: groups) { Initializer = Initializers.XavierUniform };

    private static Linear Dense(int features) => new(features) { Initializer = Initializers.XavierUniform };
}
