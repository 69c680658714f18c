using CourseKit.Networks.Blocks;

namespace CourseKit.Networks.Architectures;

/// <summary>Residual networks with squeeze and excitation in each unit, table 1 of Hu et al. 2017
/// (https://arxiv.org/abs/1709.01507).</summary>
/// <remarks>
/// Parameters from https://github.com/osmr/imgclsmob, whose SE-ResNets have the strides of the residual
/// networks' paper and whose SE-ResNeXts those of torchvision; costs by arithmetic.
/// </remarks>
/// <param name="Name">Its name.</param>
/// <param name="Published">What its source says of it.</param>
/// <param name="Plain">The same network without squeeze and excitation.</param>
public sealed record SeResNet(string Name, Published Published, ResNet Plain) : Architecture(Name, Published)
{
    /// <summary>18 layers.</summary>
    public static SeResNet SeResNet18 { get; } = new("se_resnet18", new(11_778_592), ResNet.ResNet18);

    /// <summary>50 layers.</summary>
    public static SeResNet SeResNet50 { get; } = new("se_resnet50", new(28_088_024, 3.86), ResNet.ResNet50V1);

    /// <summary>101 layers.</summary>
    public static SeResNet SeResNet101 { get; } = new("se_resnet101", new(49_326_872), ResNet.ResNet101V1);

    /// <summary>152 layers.</summary>
    public static SeResNet SeResNet152 { get; } = new("se_resnet152", new(66_821_848, 11.289), ResNet.ResNet152V1);

    /// <summary>50 layers, 32 groups of 4 maps.</summary>
    public static SeResNet SeResNeXt50 { get; } = new("se_resnext50_32x4d", new(27_559_896), ResNet.ResNeXt50);

    /// <summary>101 layers, 32 groups of 4 maps.</summary>
    public static SeResNet SeResNeXt101 { get; } = new("se_resnext101_32x4d", new(48_955_416), ResNet.ResNeXt101);

    /// <summary>Gets the reduction ratio: channels divided by the hidden units of squeeze and excitation.</summary>
    public int Reduction { get; init; } = 16;

    /// <inheritdoc/>
    public override string Source => "https://arxiv.org/abs/1709.01507, table 1; https://github.com/osmr/imgclsmob";

    /// <inheritdoc/>
    public override Layer Network(int classes) =>
        (Plain with { Excitation = maps => new SqueezeExcitation(maps, maps / Reduction) }).Network(classes);
}
