using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Network in network: two 1×1 convolutions behind each other one, and the average of a map
/// for each class instead of dense layers.</summary>
/// <remarks>Lin et al. 2013 (https://arxiv.org/abs/1312.4400), as the authors defined them in the
/// Caffe model zoo, where pooling rounds up.</remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Layers">The layers for a number of classes.</param>
public sealed record NetworkInNetwork(string Name, Published Published, Func<int, IEnumerable<NamedLayer>> Layers)
    : Architecture(Name, Published)
{
    /// <summary>Network in network for ImageNet.</summary>
    public static NetworkInNetwork ForImageNet { get; } = new("nin", new(7_595_176, 1.1), classes =>
    [
        .. Unit([96, 96, 96], kernel: 11, stride: 4), new MaxPool2d(3, stride: 2, ceilMode: true),
        .. Unit([256, 256, 256], kernel: 5, padding: 2), new MaxPool2d(3, stride: 2, ceilMode: true),
        .. Unit([384, 384, 384], kernel: 3, padding: 1), new MaxPool2d(3, stride: 2, ceilMode: true), new Dropout(),
        .. Unit([1024, 1024, classes], kernel: 3, padding: 1), new AdaptiveAvgPool2d(), new Flatten(),
    ]);

    /// <summary>The paper's network for CIFAR-10: 91 % accuracy with augmented images.</summary>
    public static NetworkInNetwork ForCifar { get; } = new("nin-cifar10", new(966_986), classes =>
    [
        .. Unit([192, 160, 96], kernel: 5, padding: 2), new MaxPool2d(3, stride: 2, ceilMode: true), new Dropout(),
        .. Unit([192, 192, 192], kernel: 5, padding: 2), new AvgPool2d(3, stride: 2, ceilMode: true), new Dropout(),
        .. Unit([192, 192, classes], kernel: 3, padding: 1), new AdaptiveAvgPool2d(), new Flatten(),
    ])
    {
        Image = [3, 32, 32],
        Classes = 10,
    };

    /// <inheritdoc/>
    public override string Source => "Caffe model zoo, Lin's network in network; parameters for CIFAR-10: imgclsmob";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(Layers(classes));

    private static NamedLayer[] Unit(int[] filters, int kernel, int stride = 1, int padding = 0) =>
    [
        new Conv2d(filters[0], kernel, stride, padding) { Initializer = Initializers.HeNormal }, new Relu(),
        new Conv2d(filters[1], 1) { Initializer = Initializers.HeNormal }, new Relu(),
        new Conv2d(filters[2], 1) { Initializer = Initializers.HeNormal }, new Relu(),
    ];
}
