using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>
/// Atrous spatial pyramid pooling: dilated convolutions of several rates side by side, beside them each pixel by itself
/// and the average of the whole image, so that each pixel sees its surroundings at all scales.
/// </summary>
/// <remarks>[N, C, H, W] → [N, maps, H, W]. Chen et al. 2017, section 3.3,
/// https://arxiv.org/abs/1706.05587; names as torchvision's.</remarks>
public sealed class Aspp : Block
{
    private readonly Concat concat = new();
    private readonly Upsample widen = new(TargetSize.OfSecondInput, Interpolation.Bilinear);
    private readonly IReadOnlyList<Sequential> convolutions;
    private readonly Sequential average;
    private readonly Sequential project;

    /// <summary>A pyramid of as many dilated convolutions as there are rates.</summary>
    /// <param name="rates">The dilations of the parallel 3×3 convolutions.</param>
    /// <param name="maps">The maps of each branch, and those that come out.</param>
    public Aspp(IReadOnlyList<int> rates, int maps = 256)
        : this(
            [Convolution(new Conv2d(maps, 1, bias: false)),
                .. rates.Select(rate => Convolution(new Conv2d(maps, 3, 1, rate, rate, bias: false)))],
            new Sequential(new AdaptiveAvgPool2d(), new Conv2d(maps, 1, bias: false), new BatchNorm2d(), new Relu()),
            new Sequential(new Conv2d(maps, 1, bias: false), new BatchNorm2d(), new Relu(), new Dropout()))
    {
    }

    private Aspp(IReadOnlyList<Sequential> convolutions, Sequential average, Sequential project)
        : base([.. convolutions.Append(average).Select((branch, i) => (NamedLayer)($"convs.{i}", branch)), ("project", project)]) =>
        (this.convolutions, this.average, this.project) = (convolutions, average, project);

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => net.Call(project, net.Call(
        concat, [.. convolutions.Select(convolution => net.Call(convolution, x)), net.Call(widen, net.Call(average, x), x)]));

    private static Sequential Convolution(Conv2d convolution) => new(convolution, new BatchNorm2d(), new Relu());
}
