using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>GoogLeNet, nine Inception modules with two auxiliary classifiers: table 1 of Szegedy et
/// al. 2014 (https://arxiv.org/abs/1409.4842).</summary>
public sealed record GoogLeNet(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>GoogLeNet as torchvision has it: with batch normalization, without local response normalization.</summary>
    /// <remarks>Its largest window is 3×3, where the paper has 5×5: a mistake that its weights were
    /// trained with, https://github.com/pytorch/vision/issues/906.</remarks>
    public static GoogLeNet Torchvision { get; } = new("googlenet", new(6_624_904, 1.498, 69.778, 89.53) { Auxiliary = 6_379_984 })
    {
        Unit = InceptionUnits.Normalized,
        LargeKernel = 3,
        LastPool = 2,
        Normalization = () => new Identity(),
        AuxiliaryPooling = () => new AdaptiveAvgPool2d(4, 4),
        Dropout = 0.2f,
    };

    /// <summary>GoogLeNet as it won in 2014: convolutions with biases, local response normalization.
    /// The accuracy is that of Caffe's weights.</summary>
    public static GoogLeNet Original { get; } = new("googlenet_2014", new(6_998_552, 1.583, 68.7, 88.9) { Auxiliary = 6_379_728 })
    {
        Unit = InceptionUnits.Plain,
        LargeKernel = 5,
        LastPool = 3,
        Normalization = () => new LocalResponseNorm(5),
        AuxiliaryPooling = () => new AvgPool2d(5, stride: 3),
        Dropout = 0.4f,
    };

    /// <summary>SE-Inception: GoogLeNet with squeeze and excitation behind each module, figure 2 of Hu et al.
    /// 2017 (https://arxiv.org/abs/1709.01507).</summary>
    /// <remarks>The authors build on a later Inception, and give rounded numbers only; these are
    /// arithmetic: 480,103 parameters more than torchvision's.</remarks>
    public static GoogLeNet WithExcitation { get; } = Torchvision with
    {
        Name = "se_inception",
        Published = new(7_105_007, 1.499) { Auxiliary = Torchvision.Published.Auxiliary },
        Reduction = 16,
    };

    /// <inheritdoc/>
    public override string Source => Reduction > 0 ? "https://arxiv.org/abs/1709.01507, on torchvision/models/googlenet.py"
        : IsTorchvisionCompatible ? "torchvision/models/googlenet.py" : "BVLC/caffe models/bvlc_googlenet/train_val.prototxt";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => this == Torchvision;

    private ConvolutionUnit Unit { get; init; } = InceptionUnits.Plain;

    private int LargeKernel { get; init; }

    private int LastPool { get; init; }

    private Func<Layer> Normalization { get; init; } = () => new Identity();

    private Func<Layer> AuxiliaryPooling { get; init; } = () => new Identity();

    private float Dropout { get; init; }

    /// <summary>Gets the reduction ratio of squeeze and excitation; 0 without.</summary>
    private int Reduction { get; init; }

    /// <inheritdoc/>
    public override Layer Network(int classes) => new DeeplySupervised(
    [
        ("conv1", Unit(64, new Window2d(7, stride: 2, padding: 3))), ("maxpool1", Pool()), ("norm1", Normalization()),
        ("conv2", Unit(64, new Window2d(1))), ("conv3", Unit(192, new Window2d(3, padding: 1))), ("norm2", Normalization()),
        ("maxpool2", Pool()),
        ("inception3a", Inception(64, (96, 128), (16, 32), 32)),
        ("inception3b", Inception(128, (128, 192), (32, 96), 64)), ("maxpool3", Pool()),
        ("inception4a", Inception(192, (96, 208), (16, 48), 64)),
        ("inception4b", Inception(160, (112, 224), (24, 64), 64)),
        ("inception4c", Inception(128, (128, 256), (24, 64), 64)),
        ("inception4d", Inception(112, (144, 288), (32, 64), 64)),
        ("inception4e", Inception(256, (160, 320), (32, 128), 128)), ("maxpool4", new MaxPool2d(LastPool, stride: 2, ceilMode: true)),
        ("inception5a", Inception(256, (160, 320), (32, 128), 128)),
        ("inception5b", Inception(384, (192, 384), (48, 128), 128)),
        ("aux1", AuxiliaryClassifier(classes)), ("aux2", AuxiliaryClassifier(classes)),
        ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("dropout", new Dropout(Dropout)), ("fc", new Linear(classes)),
    ], new Dictionary<string, string> { ["aux1"] = "inception4a", ["aux2"] = "inception4d" });

    private static MaxPool2d Pool() => new(3, stride: 2, ceilMode: true);

    private Layer Inception(int pixel, (int Reduced, int Maps) medium, (int Reduced, int Maps) large, int pooled)
    {
        var module = InceptionV1Modules.Inception(pixel, medium, large, pooled, Unit, LargeKernel);
        var maps = pixel + medium.Maps + large.Maps + pooled;
        return Reduction == 0 ? module : new Sequential(("", module), ("se", new SqueezeExcitation(maps, maps / Reduction)));
    }

    private Sequential AuxiliaryClassifier(int classes) => new(
        ("", AuxiliaryPooling()), ("conv", Unit(128, new Window2d(1))), ("", new Flatten()),
        ("fc1", new Linear(1024)), ("", new Relu()), ("dropout", new Dropout(0.7f)), ("fc2", new Linear(classes)));
}
