using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>Residual networks for images of 32×32 pixels, section 4.2 of He et al. 2015 (https://arxiv.org/abs/1512.03385): 6n + 2 layers
/// with weights, in three stages of 16, 32 and 64 maps.</summary>
/// <remarks>Where the size changes, the shortcut is a 1×1 convolution; the paper fills the new maps with zeros there.</remarks>
internal static class ColorResNet
{
    /// <summary>Returns a network for ten classes.</summary>
    /// <param name="units">The number n of units in each stage: 3 for ResNet-20.</param>
    public static Layer Network(int units) => new Sequential(
    [
        new ConvNorm(16, 3, activation: new Relu()),
        .. Stage(16, units, stride: 1), .. Stage(32, units, stride: 2), .. Stage(64, units, stride: 2),
        new AdaptiveAvgPool2d(), new Flatten(), new Linear(10),
    ]);

    private static IEnumerable<NamedLayer> Stage(int maps, int units, int stride) =>
        Enumerable.Range(0, units).SelectMany(unit => Unit(maps, unit == 0 ? stride : 1));

    private static NamedLayer[] Unit(int maps, int stride) =>
    [
        new Residual(
            new Sequential(new ConvNorm(maps, 3, stride, activation: new Relu()), new ConvNorm(maps, 3)),
            stride == 1 ? null : (NamedLayer?)new ConvNorm(maps, 1, stride)),
        new Relu(),
    ];
}
