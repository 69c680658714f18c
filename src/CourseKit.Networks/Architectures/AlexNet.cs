using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>AlexNet: five convolutions, three of them directly on top of each other, and three dense layers.</summary>
/// <remarks>
/// Krizhevsky et al. 2012, section 3 (https://doi.org/10.1145/3065386), computed it in two towers on two devices; torchvision has the one
/// tower of Krizhevsky 2014 (https://arxiv.org/abs/1404.5997), with fewer filters, without response normalization, and with dropout in
/// front of the dense layers instead of behind them.
/// </remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Filters">The numbers of filters of the five convolutions.</param>
/// <param name="Towers">The number of groups of the second, fourth and fifth convolution.</param>
public sealed record AlexNet(string Name, Published Published, int[] Filters, int Towers) : Architecture(Name, Published)
{
    /// <summary>AlexNet in one tower, as torchvision has it.</summary>
    public static AlexNet OneTower { get; } = new("alexnet", new(61_100_840, 0.714, 56.522, 79.066), [64, 192, 384, 256, 256], Towers: 1);

    /// <summary>AlexNet in two towers, as it won in 2012.</summary>
    /// <remarks>The paper says 224 pixels; its 55×55 maps after an unpadded 11×11 window of stride 4 need 227.</remarks>
    public static AlexNet TwoTowers { get; } = new("alexnet-2012", new(60_965_224, 0.724, 59.3, 81.8), [96, 256, 384, 384, 256], Towers: 2)
    {
        Image = [3, 227, 227],
    };

    /// <inheritdoc/>
    public override string Source =>
        IsTorchvisionCompatible ? "torchvision/models/alexnet.py" : "Krizhevsky, Sutskever and Hinton 2012, section 3.5";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => Towers == 1;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
    [
        ("features", new Sequential(
        [
            new Conv2d(Filters[0], 11, stride: 4, padding: Towers == 1 ? 2 : 0), new Relu(), .. Normalization(),
            new MaxPool2d(3, stride: 2),
            new Conv2d(Filters[1], 5, padding: 2, groups: Towers), new Relu(), .. Normalization(), new MaxPool2d(3, stride: 2),
            new Conv2d(Filters[2], 3, padding: 1), new Relu(),
            new Conv2d(Filters[3], 3, padding: 1, groups: Towers), new Relu(),
            new Conv2d(Filters[4], 3, padding: 1, groups: Towers), new Relu(), new MaxPool2d(3, stride: 2),
        ])),
        ("avgpool", new AdaptiveAvgPool2d(6, 6)), ("flatten", new Flatten()),
        ("classifier", new Sequential([.. Dense(), .. Dense(), new Linear(classes)])),
    ]);

    /// <summary>The paper's n = 5, α = 10⁻⁴, β = 0.75 and k = 2; the layer divides its alpha by n, the paper does not.</summary>
    private NamedLayer[] Normalization() => Towers == 1 ? [] : [new LocalResponseNorm(5, alpha: 5e-4f, beta: 0.75f, k: 2)];

    private NamedLayer[] Dense() => Towers == 1
        ? [new Dropout(), new Linear(4096), new Relu()]
        : [new Linear(4096), new Relu(), new Dropout()];
}
