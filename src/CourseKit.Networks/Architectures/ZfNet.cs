using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>ZFNet: AlexNet with a smaller first window and smaller strides, as pictures of what its filters respond to suggested.</summary>
/// <remarks>
/// Zeiler and Fergus 2013, figure 3 (https://arxiv.org/abs/1311.2901): 224 → 110 → 55 → 26 → 13 → 6 pixels, which takes one pixel
/// of padding in the first convolution and pooling that rounds up. Maps are normalized behind the pooling, in the paper's order;
/// its numbers for that are AlexNet's.
/// </remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Filters">The numbers of filters of the last three convolutions.</param>
public sealed record ZfNet(string Name, Published Published, int[] Filters) : Architecture(Name, Published)
{
    /// <summary>ZFNet of figure 3.</summary>
    public static ZfNet Figure3 { get; } = new("zfnet", new(62_357_608, Top1: 61.6, Top5: 83.5), [384, 384, 256]);

    /// <summary>ZFNet with larger last convolutions, (b) in table 2.</summary>
    public static ZfNet Larger { get; } = new("zfnet-b", new(107_627_624, Top1: 62.5, Top5: 84), [512, 1024, 512]);

    /// <inheritdoc/>
    public override string Source => "Zeiler and Fergus 2013, figure 3; parameters: imgclsmob, which has the same definition";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
    [
        ("features", new Sequential(
        [
            new Conv2d(96, 7, stride: 2, padding: 1), new Relu(), new MaxPool2d(3, stride: 2, ceilMode: true), Normalization(),
            new Conv2d(256, 5, stride: 2), new Relu(), new MaxPool2d(3, stride: 2, ceilMode: true), Normalization(),
            .. Filters.SelectMany(filters => (NamedLayer[])[new Conv2d(filters, 3, padding: 1), new Relu()]), new MaxPool2d(3, stride: 2),
        ])),
        ("flatten", new Flatten()),
        ("classifier", new Sequential(
            new Linear(4096), new Relu(), new Dropout(), new Linear(4096), new Relu(), new Dropout(), new Linear(classes))),
    ]);

    private static LocalResponseNorm Normalization() => new(5, alpha: 5e-4f, beta: 0.75f, k: 2);
}
