using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>Densely connected networks, table 1 of Huang et al. 2016 (https://arxiv.org/abs/1608.06993): DenseNet-BC.</summary>
public sealed record DenseNet(string Name, Published Published, int[] Depths, int Growth = 32, int StemFilters = 64)
    : Architecture(Name, Published)
{
    /// <summary>DenseNet-121: 121 layers with weights.</summary>
    public static DenseNet DenseNet121 { get; } = new("densenet121", new(7_978_856, 2.834, 74.434, 91.972), [6, 12, 24, 16]);

    /// <summary>DenseNet-161: 161 layers with weights, each with a growth rate of 48 where the others have 32.</summary>
    public static DenseNet DenseNet161 { get; } = new("densenet161", new(28_681_000, 7.728, 77.138, 93.56), [6, 12, 36, 24], Growth: 48,
        StemFilters: 96);

    /// <summary>DenseNet-169: 169 layers with weights.</summary>
    public static DenseNet DenseNet169 { get; } = new("densenet169", new(14_149_480, 3.36, 75.6, 92.806), [6, 12, 32, 32]);

    /// <summary>DenseNet-201: 201 layers with weights.</summary>
    public static DenseNet DenseNet201 { get; } = new("densenet201", new(20_013_928, 4.291, 76.896, 93.37), [6, 12, 48, 32]);

    /// <inheritdoc/>
    public override string Source => "torchvision/models/densenet.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes) => new Sequential(
        ("features", new Sequential(Features())), ("relu", new Relu()),
        ("avgpool", new AdaptiveAvgPool2d()), ("flatten", new Flatten()), ("classifier", new Linear(classes)));

    private IEnumerable<NamedLayer> Features()
    {
        yield return ("conv0", new Conv2d(StemFilters, kernel: 7, stride: 2, padding: 3, bias: false));
        yield return ("norm0", new BatchNorm2d());
        yield return ("relu0", new Relu());
        yield return ("pool0", new MaxPool2d(3, stride: 2, padding: 1));

        var maps = StemFilters;
        for (var stage = 1; stage <= Depths.Length; stage++)
        {
            var depth = Depths[stage - 1];
            yield return ($"denseblock{stage}",
                new DenseBlock(Enumerable.Range(1, depth).Select(i => (NamedLayer)($"denselayer{i}", new DenseLayer(Growth)))));
            maps += depth * Growth;
            if (stage < Depths.Length)
            {
                maps /= 2;
                yield return ($"transition{stage}", new Transition(maps));
            }
        }

        yield return ("norm5", new BatchNorm2d());
    }
}
