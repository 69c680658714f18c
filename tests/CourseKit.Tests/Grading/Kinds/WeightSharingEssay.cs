using CourseKit.Grading.Kinds;
using CourseKit.Grading.Wording;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>Why images go through convolutions: an essay of four points.</summary>
internal sealed class WeightSharingEssay() : EssayExercise("00-test/why-convolutions", "Why convolutions?")
{
    protected override string Topic => "Why does a network for images begin with convolutions rather than with dense layers?";

    protected override IReadOnlyList<Contrast> Contrasts { get; } =
    [
        new(new Side("convolution", "convolution*/cnn/filter/kernel/卷积"), new Side("dense", "dense/fully-connected/全连接"))
        {
            Implied = "convolution",
        },
    ];

    protected override IReadOnlyList<KeyPoint> KeyPoints { get; } =
    [
        new("weight sharing", "What do all places of a map have in common?",
            "All outputs of a map share the same weights.",
            "share/reuse/same/common weight/kernel/filter/parameter",
            "共享/共用/相同/同一 权重/权值/参数/卷积核/滤波器")
        {
            Said =
            [
                "The parameters are shared by all positions.", "One kernel slides over the image. It is the SAME filter everywhere!",
                "卷积层在不同位置共享权重。", "每个位置使用相同的卷积核，因此参数少。", "It doesn't matter where: the weights are reused.",
                "It has not many of them, because it shares its weights.", "不仅局部连接，而且共享参数。",
            ],
            Unsaid =
            [
                "A dense layer does not share weights.", "The weights aren't shared.", "No weights are shared.", "全连接层不共享权重。",
                "它没有共享参数。", "The kernel is small.", "权重不是共享的。", "It is built without weight sharing.",
                "It has weights of its own instead of shared ones.",
            ],
        },
        new("local connectivity", "Which pixels does one output see?",
            "Each output looks at a small window of pixels only.",
            "local/small/nearby/neighbor/neighbour/neighborhood window/region/pixel/connection/connectivity/field/patch",
            "局部/小/邻近/相邻 窗口/区域/连接/像素/感受野")
        {
            Said = ["Neurons are connected locally, to neighboring pixels.", "每个神经元只看局部区域。", "Its connections are rather local."],
            Unsaid = ["A dense layer sees all pixels.", "每个输出都与所有像素相连。"],
        },
        new("fewer parameters", "What does that save?",
            "So there are far fewer parameters to learn.",
            "convolution: fewer/less/reduc*/save/small-number parameter/weight", "convolution: not many/large parameter/weight",
            "参数/权重 少/减少/节省")
        {
            Said = ["A CNN does not need that many parameters.", "The number of weights is reduced.", "参数更少。"],
            Unsaid = ["It has many parameters.", "There are not fewer parameters."],
        },
        new("translation", "What happens to the map when the image moves?",
            "A pattern that moves is detected where it has moved to.",
            "convolution: translation/shift equivarian*/invarian*",
            "pattern/feature/object/edge detect/recognize/find anywhere/everywhere/move",
            "平移 不变/不变性/等变/等变性", "not depend/matter position/place/where")
        {
            Said = ["It is translation-invariant.", "卷积具有平移不变性。", "Detection doesn't depend on the position.",
                "Edges are recognized everywhere."],
            Unsaid = ["It is not translation invariant.", "The result depends on the position."],
            Misconceptions =
            [
                new("What does a weight see in a dense layer?", "dense: translation/shift equivarian*/invarian*")
                {
                    Said = ["Dense layers are translation invariant."],
                    Unsaid = ["A dense layer is not translation invariant."],
                },
            ],
        },
    ];

    public override IReadOnlyList<string> Hints => ["Think of the weights.", "Think of what moves."];

    public override string Explanation => "That is prior knowledge about images, built in.";
}
