using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>The networks of Géron, «Hands-On Machine Learning», chapter 14, and of notes on its exercises.</summary>
/// <remarks>They give logits; the softmax is part of the loss.</remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Layers">The layers for a number of classes.</param>
public sealed record HandsOnMachineLearning(string Name, Published Published, Func<int, IEnumerable<NamedLayer>> Layers)
    : Architecture(Name, Published)
{
    /// <summary>The chapter's network for Fashion-MNIST: maps double behind each pooling.</summary>
    public static HandsOnMachineLearning FashionMnist { get; } = new("geron-fashion-mnist", new(1_413_834, 0.089), classes =>
    [
        Conv(64, 7), new Relu(), new MaxPool2d(2),
        Conv(128, 3), new Relu(), Conv(128, 3), new Relu(), new MaxPool2d(2),
        Conv(256, 3), new Relu(), Conv(256, 3), new Relu(), new MaxPool2d(2), new Flatten(),
        Dense(128), new Relu(), new Dropout(), Dense(64), new Relu(), new Dropout(), Dense(classes),
    ])
    {
        Image = [1, 28, 28],
        Classes = 10,
    };

    /// <summary>Exercise 9, MNIST as accurate as possible: two convolutions, then pooling.</summary>
    public static HandsOnMachineLearning Mnist { get; } = new("geron-mnist", new(1_625_866, 0.016), classes =>
    [
        He(32), new Relu(), He(64), new Relu(), new MaxPool2d(2), new Flatten(), new Dropout(0.25f),
        new Linear(128) { Initializer = Initializers.HeNormal }, new Relu(), new Dropout(), Dense(classes),
    ])
    {
        Image = [1, 28, 28],
        Classes = 10,
    };

    /// <summary>Exercise 9 as answered in other notes: one convolution, pooling, then two.</summary>
    public static HandsOnMachineLearning MnistPooledEarly { get; } = new("geron-mnist-pooled-early", new(1_662_794), classes =>
    [
        Conv(32, 3), new Relu(), new MaxPool2d(2), Conv(64, 3), new Relu(), Conv(64, 3), new Relu(), new Flatten(), new Dropout(0.25f),
        Dense(128), new Relu(), new Dropout(), Dense(classes),
    ])
    {
        Image = [1, 28, 28],
        Classes = 10,
    };

    /// <summary>Exercise 2, whose memory is to be computed: three convolutions and nothing else, as
    /// nothing else is counted. It has no classes.</summary>
    public static HandsOnMachineLearning MemoryBudget { get; } = new("geron-memory-budget", new(903_400, 1.4), _ =>
        [Conv(100, 3, 2), Conv(200, 3, 2), Conv(400, 3, 2)])
    {
        Image = [3, 200, 300],
        Classes = 0,
    };

    /// <summary>The chapter's ResNet-34 in Keras: every window pads as TensorFlow does, and there are ten classes.</summary>
    public static HandsOnMachineLearning ResNet34 { get; } = new("geron-resnet34", new(21_289_802, 3.663), classes =>
    [
        NoBias(64, 7, 2), new BatchNorm2d(), new Relu(), new MaxPool2d(3, stride: 2, padding: Padding.Same),
        .. Stage(64, 3, 1), .. Stage(128, 4, 2), .. Stage(256, 6, 2), .. Stage(512, 3, 2),
        new AdaptiveAvgPool2d(), new Flatten(), Dense(classes),
    ])
    {
        Classes = 10,
    };

    /// <inheritdoc/>
    public override string Source => "Géron, «Hands-On Machine Learning with Scikit-Learn, Keras and TensorFlow», chapter 14";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(Layers(classes));

    private static Conv2d Conv(int filters, int kernel, int stride = 1) =>
        new(filters, kernel, stride, Padding.Same) { Initializer = Initializers.XavierUniform };

    private static Conv2d He(int filters) => new(filters, 3, padding: Padding.Same) { Initializer = Initializers.HeNormal };

    private static Conv2d NoBias(int filters, int kernel, int stride = 1) =>
        new(filters, kernel, stride, Padding.Same, bias: false) { Initializer = Initializers.XavierUniform };

    private static Linear Dense(int features) => new(features) { Initializer = Initializers.XavierUniform };

    private static IEnumerable<NamedLayer> Stage(int filters, int depth, int stride) =>
        Enumerable.Range(0, depth).SelectMany(i => Unit(filters, i == 0 ? stride : 1));

    private static NamedLayer[] Unit(int filters, int stride) =>
    [
        new Residual(
            new Sequential(NoBias(filters, 3, stride), new BatchNorm2d(), new Relu(), NoBias(filters, 3), new BatchNorm2d()),
            stride == 1 ? null : (NamedLayer?)new Sequential(NoBias(filters, 1, stride), new BatchNorm2d())),
        new Relu(),
    ];
}
