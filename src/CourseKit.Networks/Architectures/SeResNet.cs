using CourseKit.Networks.Blocks;

namespace CourseKit.Networks.Architectures;

/// <summary>Residual networks with squeeze and excitation in each unit, table 1 of Hu et al. 2017
/// (https://arxiv.org/abs/1709.01507).</summary>
/// <remarks>
/// Parameters from https://github.com/osmr/imgclsmob, whose SE-ResNets have the strides of the residual
/// networks' paper and whose SE-ResNeXts those of torchvision; costs by arithmetic. Accuracies are those of the authors' weights, by
/// the errors in https://github.com/hujie-frank/SENet, which were trained for more epochs than the networks of the paper's table 2.
/// </remarks>
/// <param name="Name">The name, torchvision's where it has the network.</param>
/// <param name="Published">The published parameters, multiply-accumulates and accuracies.</param>
/// <param name="Plain">The network without squeeze and excitation.</param>
public sealed record SeResNet(string Name, Published Published, ResNet Plain) : Architecture(Name, Published)
{
    /// <summary>SE-ResNet-18: 18 layers with weights.</summary>
    public static SeResNet SeResNet18 { get; } = new("se_resnet18", new(11_778_592), ResNet.ResNet18);

    /// <summary>SE-ResNet-50: 50 layers with weights.</summary>
    public static SeResNet SeResNet50 { get; } = new("se_resnet50", new(28_088_024, 3.86, 77.63, 93.64), ResNet.ResNet50V1);

    /// <summary>SE-ResNet-101: 101 layers with weights.</summary>
    public static SeResNet SeResNet101 { get; } = new("se_resnet101", new(49_326_872, Top1: 78.25, Top5: 94.28), ResNet.ResNet101V1);

    /// <summary>SE-ResNet-152: 152 layers with weights.</summary>
    public static SeResNet SeResNet152 { get; } = new("se_resnet152", new(66_821_848, 11.289, 78.66, 94.46), ResNet.ResNet152V1);

    /// <summary>SE-ResNeXt-50 32×4d: 50 layers with weights, bottlenecks of 32 groups of 4 channels.</summary>
    public static SeResNet SeResNeXt50 { get; } = new("se_resnext50_32x4d", new(27_559_896, Top1: 79.03, Top5: 94.46), ResNet.ResNeXt50);

    /// <summary>SE-ResNeXt-101 32×4d: 101 layers with weights, bottlenecks of 32 groups of 4 channels.</summary>
    public static SeResNet SeResNeXt101 { get; } = new("se_resnext101_32x4d", new(48_955_416, Top1: 80.19, Top5: 95.04), ResNet.ResNeXt101);

    /// <summary>Gets the reduction ratio: channels divided by the hidden units of squeeze and excitation.</summary>
    public int Reduction { get; init; } = 16;

    /// <inheritdoc/>
    public override string Source =>
        "https://arxiv.org/abs/1709.01507, table 1; https://github.com/osmr/imgclsmob; accuracy: https://github.com/hujie-frank/SENet";

    /// <inheritdoc/>
    public override Layer Network(int classes) =>
        (Plain with { Excitation = maps => new SqueezeExcitation(maps, maps / Reduction) }).Network(classes);
}
