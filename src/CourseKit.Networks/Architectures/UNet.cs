using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>U-Net: down to few pixels and up again, each time joined with what was seen on the way
/// down. Ronneberger et al. 2015 (https://arxiv.org/abs/1505.04597).</summary>
/// <remarks>
/// [N, C, H, W] → [N, classes, H − 184, W − 184]: convolutions have no padding, so what is joined is cropped. That holds where all poolings
/// meet even sizes; odd ones lose a line. Figure 1 has 572×572 pixels become 388×388. How many
/// parameters there are the paper does not say: the number is arithmetic.
/// </remarks>
public sealed record UNet(string Name, Published Published) : Architecture(Name, Published)
{
    private const int Levels = 4;

    /// <summary>U-Net for cells in gray images, [N, 1, H, W]: two classes, cell or not.</summary>
    public static UNet Original { get; } = new("unet", new(31_030_658)) { Image = [1, 572, 572], Classes = 2 };

    /// <inheritdoc/>
    public override string Source => "https://arxiv.org/abs/1505.04597, figure 1";

    /// <inheritdoc/>
    public override Layer Network(int classes) => new FunctionalBlock(
    [
        .. Enumerable.Range(0, Levels).Select(level => (NamedLayer)($"down{level}", Pair(64 << level))),
        ("bottom", Pair(64 << Levels)),
        ("dropout", new Dropout()), ("pool", new MaxPool2d(2)), ("crop", new Crop()), ("join", new Concat()),
        .. Enumerable.Range(0, Levels).Reverse().SelectMany(level => new NamedLayer[]
        {
            ($"up{level}", new ConvTranspose2d(64 << level, kernel: 2, stride: 2) { Initializer = Initializers.HeNormal }),
            ($"merge{level}", Pair(64 << level)),
        }),
        ("scores", new Conv2d(classes, 1) { Initializer = Initializers.HeNormal }),
    ], Connect);

    private static Node Connect(GraphBuilder net, Node x)
    {
        var seen = new Stack<Node>();
        for (var level = 0; level < Levels; level++)
        {
            x = net.Call($"down{level}", x);
            seen.Push(level == Levels - 1 ? net.Call("dropout", x) : x);
            x = net.Call("pool", seen.Peek());
        }

        x = net.Call("dropout", net.Call("bottom", x));
        for (var level = Levels - 1; level >= 0; level--)
        {
            x = net.Call($"up{level}", x);
            x = net.Call($"merge{level}", net.Call("join", net.Call("crop", seen.Pop(), x), x));
        }

        return net.Call("scores", x);
    }

    private static Sequential Pair(int maps) => new(
        new Conv2d(maps, 3) { Initializer = Initializers.HeNormal }, new Relu(),
        new Conv2d(maps, 3) { Initializer = Initializers.HeNormal }, new Relu());
}
