using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>YOLOv3: boxes of three sizes at each place of grids of several scales. Redmon and Farhadi
/// 2018 (https://arxiv.org/abs/1804.02767).</summary>
/// <remarks>
/// [N, 3, H, W] → [N, 3·(5 + classes), H / 32, W / 32], and the same at H / 16 and, not in the tiny one, H / 8. Outputs
/// are called <c>stride32</c>, <c>stride16</c> and <c>stride8</c>; the coarsest is the main one.
/// </remarks>
public sealed record YoloV3(string Name, Published Published, Func<int, Layer> Build) : Architecture(Name, Published)
{
    private const int Anchors = 3;

    /// <summary>YOLOv3 on Darknet-53, with three scales.</summary>
    public static YoloV3 Full { get; } = new("yolov3", new(61_949_149), OnDarknet53) { Image = [3, 416, 416], Classes = 80 };

    /// <summary>YOLOv3-tiny, for small machines, with two scales.</summary>
    public static YoloV3 Tiny { get; } = new("yolov3_tiny", new(8_852_366), OnPooling) { Image = [3, 416, 416], Classes = 80 };

    /// <inheritdoc/>
    public override string Source => "pjreddie/darknet cfg; the sizes of its files of weights less 52,608 (tiny: 6,368) running statistics";

    /// <inheritdoc/>
    public override Layer Network(int classes) => Build(classes);

    private static FunctionalBlock OnDarknet53(int classes) => new(
    [
        .. DarknetUnits.Darknet53(),
        ("neck32", Neck(512)), ("head32", Head(1024, classes)),
        ("up16", Enlarge(256)), ("neck16", Neck(256)), ("head16", Head(512, classes)),
        ("up8", Enlarge(128)), ("neck8", Neck(128)), ("head8", Head(256, classes)),
    ],
    (net, image) =>
    {
        var fine = net.Call("stage3", net.Call("stage2", net.Call("stage1", net.Call("stem", image))));
        var medium = net.Call("stage4", fine);
        var x = net.Call("neck32", net.Call("stage5", medium));
        var coarse = Detect(net, 32, x);
        x = net.Call("neck16", Join(net, net.Call("up16", x), medium));
        Detect(net, 16, x);
        Detect(net, 8, net.Call("neck8", Join(net, net.Call("up8", x), fine)));
        return coarse;
    });

    private static FunctionalBlock OnPooling(int classes) => new(
    [
        ("fine", new Sequential(
            Unit(16, 3), new MaxPool2d(2), Unit(32, 3), new MaxPool2d(2), Unit(64, 3), new MaxPool2d(2), Unit(128, 3), new MaxPool2d(2),
            Unit(256, 3))),
        ("coarse", new Sequential(new MaxPool2d(2), Unit(512, 3), new MaxPool2d(2, stride: 1, Padding.Same), Unit(1024, 3), Unit(256, 1))),
        ("head32", Head(512, classes)), ("up16", Enlarge(128)), ("head16", Head(256, classes)),
    ],
    (net, image) =>
    {
        var fine = net.Call("fine", image);
        var x = net.Call("coarse", fine);
        var coarse = Detect(net, 32, x);
        Detect(net, 16, Join(net, net.Call("up16", x), fine));
        return coarse;
    });

    private static Sequential Unit(int filters, int kernel) => DarknetUnits.Convolution(filters, kernel);

    private static Sequential Neck(int maps) => new(Unit(maps, 1), Unit(2 * maps, 3), Unit(maps, 1), Unit(2 * maps, 3), Unit(maps, 1));

    private static Sequential Head(int maps, int classes) => new(Unit(maps, 3), new Conv2d(Anchors * (5 + classes), 1));

    private static Sequential Enlarge(int maps) => new(Unit(maps, 1), new Upsample(2));

    private static Node Join(GraphBuilder net, params IReadOnlyList<Node> inputs) => net.Call(new Concat(), inputs);

    private static Node Detect(GraphBuilder net, int stride, Node x)
    {
        var grid = net.Call($"head{stride}", x);
        net.Output($"stride{stride}", grid);
        return grid;
    }
}
