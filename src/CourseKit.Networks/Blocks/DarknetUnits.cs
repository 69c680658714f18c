using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Building blocks of darknet networks. Parameters are listed in the order of its
/// configuration, and so in that of its files of weights.</summary>
/// <remarks>Redmon and Farhadi 2018, https://arxiv.org/abs/1804.02767.</remarks>
internal static class DarknetUnits
{
    /// <summary>Convolution, batch normalization and leaky ReLU.</summary>
    /// <remarks>[N, C, H, W] → [N, filters, ⌈H / stride⌉, ⌈W / stride⌉].</remarks>
    public static Sequential Convolution(int filters, int kernel, int stride = 1) => new(
        ("conv", new Conv2d(filters, kernel, stride, padding: kernel / 2, bias: false)), ("bn", new BatchNorm2d()),
        ("", new LeakyRelu(0.1f)));

    /// <summary>A convolution that halves images, and units that each add a 3×3 convolution of half
    /// as many maps to their input: a stage of table 1.</summary>
    /// <remarks>[N, C, H, W] → [N, maps, ⌈H / 2⌉, ⌈W / 2⌉].</remarks>
    public static Sequential Stage(int maps, int units) => new(
    [
        Convolution(maps, 3, stride: 2),
        .. Enumerable.Range(0, units)
            .Select(_ => (NamedLayer)new Residual(("", new Sequential(Convolution(maps / 2, 1), Convolution(maps, 3))))),
    ]);

    /// <summary>All stages of Darknet-53.</summary>
    /// <remarks>[N, 3, H, W] → [N, 1024, H / 32, W / 32].</remarks>
    internal static IReadOnlyList<NamedLayer> Darknet53() =>
    [
        ("stem", Convolution(32, 3)), ("stage1", Stage(64, 1)), ("stage2", Stage(128, 2)), ("stage3", Stage(256, 8)),
        ("stage4", Stage(512, 8)), ("stage5", Stage(1024, 4)),
    ];
}
