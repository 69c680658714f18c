using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>Xception, Inception modules taken to the extreme of one channel a branch: figure 5 of
/// Chollet 2016 (https://arxiv.org/abs/1610.02357).</summary>
public sealed record Xception(string Name, Published Published) : Architecture(Name, Published)
{
    /// <summary>Xception for images of 299×299 pixels.</summary>
    public static Xception Original { get; } = new("xception", new(22_855_952, 8.357, 79.0, 94.5)) { Image = [3, 299, 299] };

    /// <inheritdoc/>
    public override string Source =>
        "keras-io Applications, which count 54,528 running statistics too; names as in Cadene/pretrained-models.pytorch xception.py";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
    [
        ("conv1", new Conv2d(32, 3, stride: 2, bias: false)), ("bn1", Norm()), ("", new Relu()),
        ("conv2", new Conv2d(64, 3, bias: false)), ("bn2", Norm()), ("", new Relu()),
        ("block1", Halving(new(Body(64, 128, 128).Skip(1)), 128)),
        ("block2", Halving(new(Body(128, 256, 256)), 256)),
        ("block3", Halving(new(Body(256, 728, 728)), 728)),
        .. Enumerable.Range(4, 8).Select(i => (NamedLayer)($"block{i}", new Residual(("rep", new Sequential(Body(728, 728, 728, 728)))))),
        ("block12", Halving(new(Body(728, 728, 1024)), 1024)),
        ("conv3", Separable(1024, 1536)), ("bn3", Norm()), ("", new Relu()),
        ("conv4", Separable(1536, 2048)), ("bn4", Norm()), ("", new Relu()),
        ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("fc", new Linear(classes)),
    ]);

    private static BatchNorm2d Norm() => new(eps: 1e-3f);

    /// <summary>A 3×3 convolution of each map by itself, then one of all maps at each pixel; no activation between them.</summary>
    private static Sequential Separable(int channels, int filters) => new(
        ("conv1", new Conv2d(channels, 3, padding: 1, groups: channels, bias: false)), ("pointwise", new Conv2d(filters, 1, bias: false)));

    /// <summary>Separable convolutions from each number of maps to the next.</summary>
    private static IEnumerable<NamedLayer> Body(params int[] maps) =>
        maps.Zip(maps.Skip(1)).SelectMany(step => new NamedLayer[] { new Relu(), Separable(step.First, step.Second), Norm() });

    private static Residual Halving(Sequential body, int maps) => new(
        ("", new Sequential(("rep", body), ("", new MaxPool2d(3, stride: 2, Padding.Same)))),
        ("", new Sequential(("skip", new Conv2d(maps, 1, stride: 2, bias: false)), ("skipbn", Norm()))));
}
