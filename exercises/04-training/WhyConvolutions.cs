namespace CourseKit.Exercises.Training;

public sealed class WhyConvolutions() : EssayExercise("04-training/why-convolutions", "Why a convolutional network?")
{
    protected override string Topic =>
        "You have trained a dense and a convolutional network on the same digits, and shifted them. What advantages has the " +
            "convolutional one on images, where do they come from, and how far do they reach?";

    protected override IReadOnlyList<KeyPoint> KeyPoints { get; } =
    [
        new("fewer parameters", "How many numbers have to be learned for one feature, in the one network and in the other, and why?",
            "A filter shares its few weights over all places, so a convolution has far fewer parameters than a dense layer, needs fewer " +
                "examples and over-fits less.",
            "fewer/less/reduce/save/small-number parameter/weight", "not many/large parameter/weight",
            "share/reuse/same/common weight/kernel/filter/parameter", "参数/权重/权值 少/减少/节省", "共享/共用/相同/重用 权重/权值/参数/卷积核")
        {
            Said = ["The weights are shared by all positions.", "It does not need that many parameters.", "CNN 的参数比全连接网络少得多。",
                "It reuses the same filter everywhere.", "Its number of weights is reduced."],
            Unsaid = ["A dense layer has many parameters.", "The weights of a dense layer are not shared.", "全连接层参数很多。"],
        },
        new("found at any place", "What does each of the two networks know of a stroke that it has learned, when the stroke lies " +
            "somewhere else?",
            "A pattern that a filter has learned at one place is detected anywhere in the image, whereas a dense layer has to learn it " +
                "at each place again.",
            "pattern/feature/edge/object/stroke/it detect/recognize/find/learn anywhere/everywhere/any-place/any-position/other-place",
            "translation/shift equivariance/equivariant/invariance/invariant/robust", "平移 不变/不变性/等变/等变性",
            "not depend/matter position/place/where/location", "特征/模式 任何/任意/其他 位置/地方 检测/识别")
        {
            Said = ["It is translation equivariant.", "Features are recognized everywhere.", "卷积具有平移不变性。",
                "It doesn't matter where the stroke lies.", "在一个位置学到的特征可以在任何位置检测到。"],
            Unsaid = ["A dense network is not translation invariant.", "The result depends on the position."],
        },
        new("knowledge of pixels", "What does a convolution take for granted about how an image is made up, and a dense layer not?",
            "Prior knowledge is built in: neighboring pixels belong together, so early layers look at small windows, and later ones put " +
                "their small features together to larger ones.",
            "neighbor/neighbour/neighboring/neighbouring/nearby/close/adjacent/local pixel/region/structure/connection/connectivity/field",
            "small/local window/patch/region/receptive-field", "hierarchy/hierarchical feature", "prior/built-in knowledge",
            "low-level/small feature/pattern combine/high-level/larger", "像素/区域 邻近/相邻/附近/局部", "先验 知识")
        {
            Said = ["Nearby pixels are related, and a convolution uses that.", "Each neuron sees a small region only.",
                "DNN 没有关于像素如何组织的先验知识，CNN 嵌入了这种先验知识。", "It has a hierarchy of features.",
                "Low-level features are combined to larger ones."],
            Unsaid = ["A dense layer knows nothing of the order of pixels.", "The image is large."],
        },
        new("limits", "What has your measurement shown when the digits were shifted far: is the advantage without end?",
            "It is not fully invariant: with a larger shift the accuracy of the convolutional network falls as well, only later, since " +
                "its dense end still knows places.",
            "accuracy/performance/it/network fall/drop/decrease/lower/worse/fail/lose shift/far/large/more",
            "not fully/completely/perfectly/entirely/really/absolute invariant/invariance/robust",
            "still depend/know/see place/position/location", "准确率/精度 下降/降低", "不 完全 不变",
            "only small shift")
        {
            Said = ["The accuracy drops too when the shift is large.", "It is not completely invariant.", "平移较大时，准确率也会下降。",
                "Its dense layers still depend on the position."],
            Unsaid = ["The convolutional network is invariant.", "Its accuracy stays the same."],
        },
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Compare the two summaries: where are the parameters, and how often is each of them used?",
        "Shuffle the pixels of all images in the same way. One of the two networks would not notice: which, and why?",
        "Four things: weights, places, neighbors, and what the curve of the shifted digits does at its end.",
    ];

    public override string Explanation =>
        "All of it is prior knowledge about images, built in and not learned: what is near belongs together, and what is worth finding " +
            "here is worth finding there. Where this does not hold, as for columns of a table, a convolution has no advantage.";
}
