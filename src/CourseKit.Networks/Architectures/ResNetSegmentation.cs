using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>
/// Segmentation on a ResNet whose last two stages dilate their windows instead of making images smaller: FCN of Long et al. 2015
/// (https://arxiv.org/abs/1411.4038) and DeepLabV3 of Chen et al. 2017 (https://arxiv.org/abs/1706.05587), as torchvision.
/// </summary>
/// <remarks>[N, 3, H, W] → [N, classes, H, W]. A second output, <c>aux</c>, is made of the third
/// stage, in prediction too, as in torchvision's weights.</remarks>
public sealed record ResNetSegmentation(string Name, Published Published, ResNet Backbone, Func<int, Layer> Classifier)
    : Architecture(Name, Published)
{
    /// <summary>FCN on ResNet-50.</summary>
    public static ResNetSegmentation FcnResNet50 { get; } = Row("fcn_resnet50", new(35_322_218, 152.717), [3, 4, 6, 3], Fcn(512));

    /// <summary>FCN on ResNet-101.</summary>
    public static ResNetSegmentation FcnResNet101 { get; } = Row("fcn_resnet101", new(54_314_346, 232.738), [3, 4, 23, 3], Fcn(512));

    /// <summary>DeepLabV3 on ResNet-50.</summary>
    public static ResNetSegmentation DeepLabV3ResNet50 { get; } = Row("deeplabv3_resnet50", new(42_004_074, 178.722), [3, 4, 6, 3],
        DeepLabV3);

    /// <summary>DeepLabV3 on ResNet-101.</summary>
    public static ResNetSegmentation DeepLabV3ResNet101 { get; } = Row(
        "deeplabv3_resnet101", new(60_996_202, 258.743), [3, 4, 23, 3], DeepLabV3);

    /// <inheritdoc/>
    public override string Source => "torchvision/models/segmentation";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes)
    {
        var features = Backbone.Features(outputStride: 8).Select(child => child with { Name = $"backbone.{child.Name}" }).ToList();
        var (classifier, auxiliary) = (Classifier(classes), Fcn(256)(classes));
        var enlarge = new Upsample(TargetSize.OfSecondInput, Interpolation.Bilinear);
        return new FunctionalBlock([.. features, ("classifier", classifier), ("aux_classifier", auxiliary)], (net, image) =>
        {
            var x = image;
            foreach (var feature in features)
            {
                x = net.Call(feature.Layer, x);
                if (feature.Name == "backbone.layer3")
                {
                    net.Output("aux", net.Call(enlarge, net.Call(auxiliary, x), image));
                }
            }

            return net.Call(enlarge, net.Call(classifier, x), image);
        });
    }

    private static ResNetSegmentation Row(string name, Published published, int[] depths, Func<int, Layer> classifier) =>
        new(name, published, ResNet.ResNet50 with { Depths = depths }, classifier) { Image = [3, 520, 520], Classes = 21 };

    private static Func<int, Layer> Fcn(int inner) => classes => new Sequential(
        new Conv2d(inner, 3, padding: 1, bias: false), new BatchNorm2d(), new Relu(), new Dropout(0.1f), new Conv2d(classes, 1));

    private static Sequential DeepLabV3(int classes) => new(
        new Aspp([12, 24, 36]), new Conv2d(256, 3, padding: 1, bias: false), new BatchNorm2d(), new Relu(), new Conv2d(classes, 1));
}
