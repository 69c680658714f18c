using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>
/// Maps of several sizes that all know what the smallest say: from the smallest down to the largest, each is enlarged and added
/// to the next. It is wired into the block around it, as it takes several maps and gives several.
/// </summary>
/// <remarks>
/// [N, Cᵢ, Hᵢ, Wᵢ] → [N, maps, Hᵢ, Wᵢ] for each, the largest first, and one more of half the size. Lin et al. 2016,
/// https://arxiv.org/abs/1612.03144; names as torchvision.
/// </remarks>
/// <param name="levels">The number of levels of the pyramid.</param>
/// <param name="maps">The number of channels of each level.</param>
internal sealed class FeaturePyramid(int levels, int maps)
{
    private readonly Conv2d[] inner = [.. Enumerable.Range(0, levels).Select(_ => Convolution(maps, 1))];
    private readonly Conv2d[] outer = [.. Enumerable.Range(0, levels).Select(_ => Convolution(maps, 3))];
    private readonly Upsample enlarge = new(TargetSize.OfSecondInput, Interpolation.Nearest);
    private readonly Add add = new();
    private readonly MaxPool2d halve = new(1, stride: 2);

    /// <summary>The layers, as children of the block around the pyramid.</summary>
    public IEnumerable<NamedLayer> Children(string name) =>
    [
        .. inner.Select((convolution, level) => (NamedLayer)($"{name}.inner_blocks.{level}.0", convolution)),
        .. outer.Select((convolution, level) => (NamedLayer)($"{name}.layer_blocks.{level}.0", convolution)),
    ];

    /// <summary>Connects it.</summary>
    public IReadOnlyList<Node> Connect(GraphBuilder net, IReadOnlyList<Node> x)
    {
        var at = net.Call(inner[^1], x[^1]);
        var results = new List<Node> { net.Call(outer[^1], at) };
        for (var level = inner.Length - 2; level >= 0; level--)
        {
            var side = net.Call(inner[level], x[level]);
            at = net.Call(add, side, net.Call(enlarge, at, side));
            results.Insert(0, net.Call(outer[level], at));
        }

        return [.. results, net.Call(halve, results[^1])];
    }

    private static Conv2d Convolution(int maps, int kernel) => new(maps, kernel, padding: kernel / 2)
    {
        Initializer = (shape, random) => Initializers.Uniform(MathF.Sqrt(3f / Initializers.FanIn(shape)))(shape, random),
    };
}
