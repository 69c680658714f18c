using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <summary>
/// Detection in two steps, proposals and a closer look at each, on the feature pyramid of a ResNet: Faster R-CNN of Ren et al. 2015
/// (https://arxiv.org/abs/1506.01497) and Mask R-CNN of He et al. 2017 (https://arxiv.org/abs/1703.06870), as torchvision.
/// </summary>
/// <remarks>
/// [N, 3, H, W] → [N·1000, classes], the scores of each proposal; the background is a class. Further outputs: <c>bbox_regression</c>
/// [N·1000, 4·classes], <c>proposals</c> [N, 1000, 4], <c>objectness</c> and <c>rpn_bbox_regression</c> of all anchors, <c>detections</c>
/// [N, 100, 6], and for masks <c>mask_logits</c> [N·100, classes, 28, 28] of these. Where fewer are found, boxes without area follow, so
/// that shapes do not depend on what is in an image; as many are proposed in training.
/// </remarks>
public sealed record RegionCnn(string Name, Published Published) : Architecture(Name, Published)
{
    private const int Maps = 256, Anchors = 3;

    private static readonly int[] AnchorSizes = [32, 64, 128, 256, 512];

    /// <summary>Faster R-CNN on ResNet-50 with a feature pyramid: boxes.</summary>
    public static RegionCnn FasterRcnn { get; } = new("fasterrcnn_resnet50_fpn", new(41_755_286, 134.38))
    {
        Image = [3, 800, 800],
        Classes = 91
    };

    /// <summary>Mask R-CNN on ResNet-50 with a feature pyramid: boxes, and a mask in each. Published are
    /// 134.38 · 10⁹ multiply-accumulates, counted where nothing was found.</summary>
    public static RegionCnn MaskRcnn { get; } = new("maskrcnn_resnet50_fpn", new(44_401_393))
    {
        Image = [3, 800, 800],
        Classes = 91,
        MaskHead = Masks,
    };

    /// <inheritdoc/>
    public override string Source => "torchvision/models/detection";

    /// <inheritdoc/>
    public override bool IsTorchvisionCompatible => true;

    private Func<int, IReadOnlyList<NamedLayer>> MaskHead { get; init; } = _ => [];

    /// <inheritdoc/>
    public override Layer Network(int classes)
    {
        // With the published weights torchvision sets eps to 0.
        var backbone = ResNet.ResNet50 with { Norm = () => new FrozenBatchNorm2d(eps: 0) };
        var body = backbone.Features().Select(child => child with { Name = $"backbone.body.{child.Name}" }).ToList();
        var (pyramid, masks) = (new FeaturePyramid(4, Maps), MaskHead(classes));
        return new FunctionalBlock([.. body, .. pyramid.Children("backbone.fpn"), .. Heads(classes), .. masks], (net, image) =>
        {
            var maps = pyramid.Connect(net, Stages(net, body, image));
            var proposals = Propose(net, image, maps);
            var x = net.Call("roi_heads.box_head", net.Call(new RoiAlign(7), [image, proposals, .. maps.SkipLast(1)]));
            var (scores, moves) = (net.Call("roi_heads.box_predictor.cls_score", x), net.Call("roi_heads.box_predictor.bbox_pred", x));
            var detections = net.Call(new Detections(), image, proposals, scores, moves);
            net.Output("proposals", proposals);
            net.Output("bbox_regression", moves);
            net.Output("detections", detections);
            if (masks.Count > 0)
            {
                var regions = net.Call(new RoiAlign(14), [image, detections, .. maps.SkipLast(1)]);
                net.Output("mask_logits", masks.Aggregate(regions, (at, child) => net.Call(child.Layer, at)));
            }

            return scores;
        });
    }

    private static List<Node> Stages(GraphBuilder net, List<NamedLayer> body, Node x)
    {
        var stages = new List<Node>();
        foreach (var child in body)
        {
            x = net.Call(child.Layer, x);
            if (child.Name!.StartsWith("backbone.body.layer", StringComparison.Ordinal))
            {
                stages.Add(x);
            }
        }

        return stages;
    }

    private static Node Propose(GraphBuilder net, Node image, IReadOnlyList<Node> maps)
    {
        Node[] seen = [.. maps.Select(map => net.Call("rpn.head.conv", map))];
        Node[] scores = [.. seen.Select(x => net.Call("rpn.head.cls_logits", x))];
        Node[] moves = [.. seen.Select(x => net.Call("rpn.head.bbox_pred", x))];
        net.Output("objectness", net.Call(new Concat(), [.. scores.Select(x => net.Call(new FlattenAnchors(1), x))]));
        net.Output("rpn_bbox_regression", net.Call(new Concat(), [.. moves.Select(x => net.Call(new FlattenAnchors(4), x))]));
        return net.Call(new RegionProposals(AnchorSizes), [image, .. scores, .. moves]);
    }

    private static IEnumerable<NamedLayer> Heads(int classes) =>
    [
        ("rpn.head.conv", new Sequential(("0.0", new Conv2d(Maps, 3, padding: 1) { Initializer = Initializers.Normal(0.01f) }),
            ("", new Relu()))),
        ("rpn.head.cls_logits", new Conv2d(Anchors, 1) { Initializer = Initializers.Normal(0.01f) }),
        ("rpn.head.bbox_pred", new Conv2d(4 * Anchors, 1) { Initializer = Initializers.Normal(0.01f) }),
        ("roi_heads.box_head",
            new Sequential(("", new Flatten()), ("fc6", new Linear(1024)), ("", new Relu()), ("fc7", new Linear(1024)), ("", new Relu()))),
        ("roi_heads.box_predictor.cls_score", new Linear(classes)),
        ("roi_heads.box_predictor.bbox_pred", new Linear(4 * classes)),
    ];

    private static IReadOnlyList<NamedLayer> Masks(int classes) =>
    [
        ("roi_heads.mask_head", new Sequential(Enumerable.Range(0, 4).Select(_ => (NamedLayer)new Sequential(
            new Conv2d(Maps, 3, padding: 1) { Initializer = Initializers.HeNormalFanOut }, new Relu())))),
        ("roi_heads.mask_predictor", new Sequential(
            ("conv5_mask", new ConvTranspose2d(Maps, kernel: 2, stride: 2) { Initializer = Initializers.HeNormalFanOut }), ("", new Relu()),
            ("mask_fcn_logits", new Conv2d(classes, 1) { Initializer = Initializers.HeNormalFanOut }))),
    ];
}
