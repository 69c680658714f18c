using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>SSD, boxes from maps of six sizes, on VGG-16: Liu et al. 2015 (https://arxiv.org/abs/1512.02325), as torchvision.</summary>
/// <remarks>
/// [N, 3, 300, 300] → [N, 8732, classes], a row for each default box, and as output
/// <c>bbox_regression</c> [N, 8732, 4], where to move it; the background is a class.
/// </remarks>
public sealed record Ssd300(string Name, Published Published) : Architecture(Name, Published)
{
    private static readonly int[] Anchors = [4, 6, 6, 6, 4, 4];

    /// <summary>SSD300 on VGG-16 for the 91 category numbers of COCO.</summary>
    public static Ssd300 Vgg16 { get; } = new("ssd300_vgg16", new(35_641_826, 34.858)) { Image = [3, 300, 300], Classes = 91 };

    /// <inheritdoc/>
    public override string Source => "torchvision/models/detection/ssd.py";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    /// <inheritdoc/>
    public override Layer Network(int classes)
    {
        var (features, normalize, extra) = (Features(), new L2Norm2d(20), Extra());
        var (logits, moves) = (Heads(classes), Heads(4));
        return new FunctionalBlock(
        [
            ("backbone", normalize), ("backbone.features", features),
            .. extra.Select((block, i) => (NamedLayer)($"backbone.extra.{i}", block)),
            .. logits.Select((head, i) => (NamedLayer)($"head.classification_head.module_list.{i}", head)),
            .. moves.Select((head, i) => (NamedLayer)($"head.regression_head.module_list.{i}", head)),
        ],
        (net, image) =>
        {
            var x = net.Call(features, image);
            var maps = new List<Node> { net.Call(normalize, x) };
            foreach (var block in extra)
            {
                x = net.Call(block, x);
                maps.Add(x);
            }

            net.Output("bbox_regression", Rows(net, moves, maps));
            return Rows(net, logits, maps);
        });
    }

    private static Sequential Features() => new(
    [
        .. Convolutions(64, 2), new MaxPool2d(2), .. Convolutions(128, 2), new MaxPool2d(2),
        .. Convolutions(256, 3), new MaxPool2d(2, ceilMode: true), .. Convolutions(512, 3),
    ]);

    private static Sequential[] Extra() =>
    [
        new([
            new MaxPool2d(2), .. Convolutions(512, 3), new Sequential(
                new MaxPool2d(3, stride: 1, padding: 1),
                new Conv2d(1024, 3, padding: 6, dilation: 6), new Relu(),
                new Conv2d(1024, 1), new Relu()),
        ]),
        new(new Conv2d(256, 1), new Relu(), new Conv2d(512, 3, stride: 2, padding: 1), new Relu()),
        new(new Conv2d(128, 1), new Relu(), new Conv2d(256, 3, stride: 2, padding: 1), new Relu()),
        new(new Conv2d(128, 1), new Relu(), new Conv2d(256, 3), new Relu()),
        new(new Conv2d(128, 1), new Relu(), new Conv2d(256, 3), new Relu()),
    ];

    private static IEnumerable<NamedLayer> Convolutions(int maps, int depth) =>
        Enumerable.Range(0, depth).SelectMany(_ => new NamedLayer[] { new Conv2d(maps, 3, padding: 1), new Relu() });

    /// <summary>A head for each size of maps, that says so many numbers of each anchor.</summary>
    private static Sequential[] Heads(int numbers) =>
        [.. Anchors.Select(anchors => new Sequential(
            ("", new Conv2d(anchors * numbers, 3, padding: 1)), ("", new FlattenAnchors(numbers))))];

    private static Node Rows(GraphBuilder net, Sequential[] heads, List<Node> maps) =>
        net.Call(new Concat(), [.. heads.Zip(maps, (head, x) => net.Call(head, x))]);
}
