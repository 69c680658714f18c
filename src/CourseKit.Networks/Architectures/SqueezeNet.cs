using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>SqueezeNet: AlexNet's accuracy with a fiftieth of its parameters. Table 1 of Iandola et
/// al. 2016 (https://arxiv.org/abs/1602.07360).</summary>
/// <remarks>A fire module squeezes its maps to few by 1×1 convolution, and expands these by 1×1 and
/// by 3×3. Version 1.1 pools earlier.</remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Filters">The number of filters of the first convolution.</param>
/// <param name="Kernel">The height and width of the first convolution's kernel, in pixels.</param>
/// <param name="Stages">The squeezed channels of the fire modules between one pooling and the next; each expands them eight times.</param>
public sealed record SqueezeNet(string Name, Published Published, int Filters, int Kernel, int[][] Stages) : Architecture(Name, Published)
{
    /// <summary>SqueezeNet 1.0, the paper's.</summary>
    public static SqueezeNet Version10 { get; } = new(
        "squeezenet1_0", new(1_248_424, 0.819, 58.092, 80.42), Filters: 96, Kernel: 7, [[16, 16, 32], [32, 48, 48, 64], [64]]);

    /// <summary>SqueezeNet 1.1, from https://github.com/forresti/SqueezeNet.</summary>
    public static SqueezeNet Version11 { get; } = new(
        "squeezenet1_1", new(1_235_496, 0.349, 58.178, 80.624), Filters: 64, Kernel: 3, [[16, 16], [32, 32], [48, 48, 64, 64]]);

    /// <inheritdoc/>
    public override string Source => "torchvision/models/squeezenet.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(
        [
            Convolution(Filters, Kernel, stride: 2), new Relu(),
            .. Stages.SelectMany(stage =>
                stage.Select(squeezed => (NamedLayer)Fire(squeezed)).Prepend(new MaxPool2d(3, stride: 2, ceilMode: true))),
        ])),
        ("classifier", new Sequential(
            new Dropout(), new Conv2d(classes, 1) { Initializer = Initializers.Normal(0.01f) }, new Relu(), new AdaptiveAvgPool2d())),
        ("flatten", new Flatten()));

    private static Sequential Fire(int squeezed) => new(
        ("squeeze", Convolution(squeezed, 1)), ("squeeze_activation", new Relu()),
        ("", new Blocks.Branches(
            ("", new Sequential(("expand1x1", Convolution(4 * squeezed, 1)), ("expand1x1_activation", new Relu()))),
            ("", new Sequential(("expand3x3", Convolution(4 * squeezed, 3, padding: 1)), ("expand3x3_activation", new Relu()))))));

    private static Conv2d Convolution(int filters, int kernel, int stride = 1, int padding = 0) =>
        new(filters, kernel, stride, padding) { Initializer = Initializers.HeUniform };
}
