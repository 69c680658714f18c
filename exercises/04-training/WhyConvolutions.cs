namespace CourseKit.Exercises.Training;

public sealed class WhyConvolutions() : EssayExercise("04-training/why-convolutions", "Why a convolutional network?")
{
    private const string Recognize =
        "detect/recogni*/find/found/respond/spotted/spots/notice/see/sees/seen/identif*/pick-up/picks-up/picked-up/react/fire";

    private const string Know = "know/knows/known/hold/holds/valid/good/read/reads/work/works/keep/keeps/carries";

    private const string Anywhere =
        "anywhere/everywhere/wherever/elsewhere/somewhere-else/no-matter-where/regardless/each-place/each-position/every-place/" +
            "every-position/whole-image/whole-picture/across";

    private const string Another = "other/another/any/all/every/each/different/new/where-it-never";

    private const string Place = "place/position/location/spot/corner/part/region/point/side/where/one/other/page";

    private const string Must = "has-to/have-to/must/needs-to/need-to/having-to";

    private const string Moving = "translat*/shift*/position*/move/moving/movement";

    private const string Far = "shift*/move/moved/translat*/displace*/far/large/larger/long/eight/8/further/beyond";

    private const string Falling =
        "fall/fell/falls/drop/decreas*/lower/worse/worsen/fail/lose/loses/suffer/degrad*/declin*/collaps*/sink/go-down/goes-down/" +
            "went-down/break-down/breaks-down/deteriorat*/bad/poor/poorly/mistakes/confus*/stumbl*/fade/fades/ruin*/wrong/guess*";

    protected override string Topic =>
        "You have trained a dense and a convolutional network on the same digits, and shifted them. What advantages has the " +
            "convolutional one on images, where do they come from, and how far do they reach?";

    protected override IReadOnlyList<Contrast> Contrasts { get; } =
    [
        new(
            new Side("convolution", "convolution*/convnet/conv/cnn/filter/kernel/lenet/卷积"),
            new Side("dense", "dense/fully-connected/mlp/dnn/perceptron/feed-forward/全连接/稠密"))
        {
            Implied = "convolution",
        },
    ];

    protected override IReadOnlyList<KeyPoint> KeyPoints { get; } =
    [
        new(
            "fewer parameters",
            "How many numbers have to be learned for one feature, in the one network and in the other, and why?",
            "A filter shares its few weights over all places, so a convolution has far fewer parameters than a dense layer, needs " +
                "fewer examples and over-fits less.",
            "convolution: few/fewer/fewest/less/reduc*/save/saving/smaller/small-number/small-set/handful/economical/sparse/thrift*/9/" +
                "nine/10/ten/25 parameter/weight/coefficient/numbers-to-learn",
            "convolution: few/9/nine/10/ten/less number/numbers/dots/values learn/feature/only/just/need/needs/cost/costs/get/gets",
            "convolution: not many/large/lot/much parameter/weight",
            "convolution: share/sharing/reuse/re-use/tie/tied weight/kernel/filter/parameter/coefficient/numbers",
            "convolution: same-weight/same-kernel/same-filter/same-parameter/same-numbers/common-weight/identical-weight/" +
                "weights-are-the-same/one-filter/one-kernel place/position/everywhere/location/all/whole/over/again",
            "dense: more/times/times-as/million/own/separate/individual/784/785 parameter/weight/number/numbers/dots",
            "dense: each-pixel/every-pixel/per-pixel/every-one parameter/weight/number/own",
            "convolution: 参数/权重/权值 少/减少/节省",
            "共享/共用/相同/重用 权重/权值/参数/卷积核")
        {
            Said =
            [
                "The weights are shared by all positions.",
                "It does not need that many parameters.",
                "CNN 的参数比全连接网络少得多。",
                "It reuses the same filter everywhere.",
                "Its number of weights is reduced.",
                "The dense network needs twenty times as many weights.",
                "Compared with a dense layer, there are fewer parameters to learn.",
                "A dense unit needs 784 numbers, one per pixel; a filter gets by with ten numbers.",
            ],
            Unsaid =
            [
                "A dense layer has many parameters.",
                "The weights of a dense layer are not shared.",
                "全连接层参数很多。",
                "Fewer parameters, weights.",
            ],
            Misconceptions =
            [
                new(
                    "Print both summaries: which of the two has a weight for each pair of a pixel and a unit, and which uses the same " +
                        "few weights at every place?",
                    "dense: few/fewer/less/reduc*/smaller/small-number parameter/weight",
                    "dense: share/shares/sharing/reuse/re-use weight/filter/parameter !could/would",
                    "convolution: weight/parameter/number/numbers new/own/different/separate each/every/all position/place/pixel " +
                        "!dense/fully-connected/not/share*",
                    "pooling weight/parameter remov*/reduc*/fewer !no-parameters",
                    "both/same/equal same-number/equally-many/as-many parameter/weight",
                    "dense: 共用/共享/只需 权重/参数",
                    "convolution: 每个像素 权重/参数",
                    "convolution: more/most parameter/weight !map/filters/channels/layers/than-needed/per/each")
                {
                    Said =
                    [
                        "The dense network has far fewer parameters.",
                        "Dense layers share their weights.",
                        "A convolution has more parameters than a dense layer.",
                        "Both networks learn the same number of weights for a feature.",
                        "全连接层共享权重。",
                    ],
                    Unsaid =
                    [
                        "A dense layer doesn't share its weights.",
                        "The dense network has more weights.",
                    ],
                },
            ],
        },
        new(
            "found at any place",
            "What does each of the two networks know of a stroke that it has learned, when the stroke lies somewhere else?",
            "A pattern that a filter has learned at one place is detected anywhere in the image, whereas a dense layer has to learn " +
                "it at each place again.",
            $"convolution: {Recognize}/{Know} {Anywhere}",
            $"convolution: {Recognize} after-a-shift/moved/shifted/new-place/new-position/again",
            $"convolution: {Recognize}/{Know} {Another} {Place}",
            "map/response/answer/output/activation/detection move/moves/shift/shifts along/with-it/too/accordingly",
            $"convolution: {Moving} equivarian*/invarian*/robust*/tolera*/insensitiv*/unaffected",
            "平移 不变/不变性/等变/等变性",
            "convolution: not depend/matter/important/care position/place/where/wherever/location",
            "dense: learn/relearn/train/teach/taught/memori*/see again/anew/afresh/once-more/separately/individually",
            $"dense: {Must} learn/relearn/train/see/memori* {Another}/there {Place}/example/before",
            "dense: unknown/stranger/silent/not-know there/elsewhere/other/else/over-there/moved",
            $"dense: not {Recognize}/know/generali* {Another}/elsewhere/somewhere-else/moved/shifted/new",
            "特征/模式/笔画 任何/任意/其他 位置/地方 检测/识别",
            "convolution: 认出/认得/识别/检测/知道 别处/其他/任何/哪里/换个地方/换了位置",
            "dense: 重新学",
            "响应 移动")
        {
            Said =
            [
                "It is translation equivariant.",
                "Features are recognized everywhere.",
                "卷积具有平移不变性。",
                "It doesn't matter where the stroke lies.",
                "在一个位置学到的特征可以在任何位置检测到。",
                "It finds a stroke wherever it lies.",
                "Whatever it learns in one spot is also recognized in another spot.",
                "One filter is slid over the whole picture, so a stroke picked up in one corner is recognized in any other.",
                "A dense layer must learn each position separately.",
                "The dense network cannot recognize a stroke elsewhere.",
                "When the stroke moves, the response in the map moves along.",
            ],
            Unsaid =
            [
                "A dense network is not translation invariant.",
                "The result depends on the position.",
                "Dense or convolutional, both know a stroke at every place.",
            ],
            Misconceptions =
            [
                new(
                    "In which of the two networks does a weight see one pixel only, so that it learns nothing of the same stroke two " +
                        "pixels to the right?",
                    $"dense: {Recognize} {Anywhere}",
                    $"dense: {Recognize} {Another} {Place} !find-out/each-other",
                    $"dense: {Moving} equivarian*/invarian*/robust*/tolera*",
                    $"dense: know/knows/recogni*/find as-well/too/also/anyway/wherever {Recognize}/know/knows/would !not/neither",
                    $"convolution: {Must} learn/relearn again/anew/afresh/once-more/separately !dense/fully-connected/mlp/no/without")
                {
                    Said =
                    [
                        "The dense network recognizes a pattern anywhere in the image.",
                        "The convolutional one has to learn it anew at each place.",
                        "Dense layers are translation invariant.",
                        "The dense network would find it there as well.",
                    ],
                    Unsaid =
                    [
                        "The convolutional one does not have to learn it anew at each place.",
                        "The dense network does not recognize a stroke anywhere else.",
                    ],
                },
            ],
        },
        new(
            "knowledge of pixels",
            "What does a convolution take for granted about how an image is made up, and a dense layer not?",
            "Prior knowledge is built in: neighboring pixels belong together, so early layers look at small windows, and later ones " +
                "put their small features together to larger ones.",
            "convolution: neighbo*/near/nearby/close/adjacent/surrounding pixel/value/region/point " +
                "belong*/relate/related/connect*/depend/together/correlat*/group/share/mean/matter/use/using/exploit/look/see/" +
                "consider/know/combine/take/assum*/similar/alike",
            "convolution: look/see/connect/depend/view/read/consider/process/use/take/work/cover/know " +
                "small/local*/few/nearby/neighbo*/limited window/patch/region/neighborhood/neighbourhood/field/area/part/pixel/section",
            "convolution: local/spatial/two-dimensional/2d receptive-field/connectivity/connection/structure/relation*/correlation*/" +
                "information/arrangement/layout",
            "convolution: hierarch* feature/layer/pattern/network/learn/structure",
            "prior/built-in knowledge/assumption",
            "inductive bias",
            "convolution: neighbo*/near/nearby each-other/one-another/alike",
            "convolution: 图像 局部/小 图案/特征/结构",
            "convolution: image/picture consist*/composed/made-of/made-up/built small/local/little " +
                "piece/pieces/feature/part/thing/pattern/brick",
            "convolution: rely/relies/relying/build/built/depends neighbo*/local*",
            "convolution: low-level/small/simple/simpler/edge feature/pattern/edge/stroke/line " +
                "combine/build/built/form/make/put/assemble/become/grow high-level/higher/large/larger/big/bigger/complex/whole/shape/" +
                "object",
            "dense: not know/use/care/see/notice/exploit/assume neighbo*/near/adjacent/next",
            "dense: shuffl*/permut*/scrambl* pixel",
            "convolution: 像素/区域 邻近/相邻/附近/局部",
            "先验 知识")
        {
            Said =
            [
                "Nearby pixels are related, and a convolution uses that.",
                "Each neuron sees a small region only.",
                "DNN 没有关于像素如何组织的先验知识，CNN 嵌入了这种先验知识。",
                "It has a hierarchy of features.",
                "Low-level features are combined to larger ones.",
                "A dense layer does not know which pixels are neighbors.",
                "The dense network would do as well with shuffled pixels.",
            ],
            Unsaid =
            [
                "A dense layer knows nothing of the order of pixels.",
                "The image is large.",
            ],
            Misconceptions =
            [
                new(
                    "Which pixels does a window of 3×3 see at a time? And which of the two networks would notice if the pixels of all " +
                        "images were shuffled in the same way?",
                    "dense: know/assume/use/exploit/understand/consider neighbo*/nearby/adjacent/close !nothing",
                    "convolution: ignor*/neglect*/overlook* neighbo*/nearby/adjacent !dense/fully-connected/mlp",
                    "convolution: distant/far-apart/far-away/remote pixel belong*/related/together/connected/most/more " +
                        "!dense/fully-connected/mlp/less/than",
                    "both same/equal*/likewise neighbo*/nearby/adjacent/granted",
                    "dense: 默认/假设/知道 相邻/邻近 !不/没",
                    "convolution: 互不相关")
                {
                    Said =
                    [
                        "Dense layers know that neighboring pixels belong together.",
                        "A convolution treats distant pixels as belonging together and ignores neighboring pixels.",
                    ],
                    Unsaid =
                    [
                        "A dense layer does not know that neighboring pixels belong together.",
                        "Neighboring pixels belong together more than distant ones.",
                    ],
                },
                new(
                    "A window of 3×3 sees neighboring pixels: is that so from the first step, or only after training?",
                    "convolution: learn/learned/learns/learnt neighbo*/nearby/adjacent belong*/related/together " +
                        "training/data/images/epoch !dense/fully-connected/mlp/need/without")
                {
                    Said = ["That neighboring pixels belong together is learned by the convolution from the training images."],
                },
            ],
        },
        new(
            "limits",
            "What has your measurement shown when the digits were shifted far: is the advantage without end?",
            "It is not fully invariant: with a larger shift the accuracy of the convolutional network falls as well, only later, " +
                "since its dense end still knows places.",
            $"convolution: {Falling} {Far}",
            $"both/too/also/as-well/even {Falling} {Far}/line/curve",
            "not better/above/more guess*/chance",
            "convolution: not fully/completely/perfectly/entirely/really/absolute*/strictly/totally/exactly/truly " +
                "invarian*/robust*/independent/immune",
            "not invarian* equivarian*",
            "still/also depend/know/see/expect/need/look place/position/location/where",
            "expect things/them/features/pattern/digits certain/fixed/particular/same place/position",
            "limit*/bounded/finite/end/ends/degree advantage/benefit/invarian*/robust*/tolera* pixel/small/shift*/moved/far",
            "flatten/linear/dense/head/end/last-layer position-dependent/depends-on-position/middle/center/centre",
            $"convolution: {Falling} too/as-well/also/in-turn accuracy/performance/network/it/net",
            "not infinite*/endless*/unlimited/forever/fully pixel/tolera*/advantage/shift*",
            "only/just/merely small/few/slight/little/one/two/couple shift/pixel/translation/displacement",
            "small/slight/tiny shift/translation/displacement/move not large/big/far",
            "准确率/精度 下降/降低",
            "not 完全 不变/平移",
            "准确率/精度/准确 掉/变差",
            "优势/不变 有限",
            "convolution: 认错")
        {
            Said =
            [
                "The accuracy drops too when the shift is large.",
                "It is not completely invariant.",
                "平移较大时，准确率也会下降。",
                "Its dense layers still depend on the position.",
                "At eight pixels the convolutional network too fails, because the dense layer at the end expects things in certain " +
                    "places.",
                "A convolution is equivariant rather than invariant.",
                "Pooling tolerates one or two pixels only.",
                "Move the digits by eight pixels and both are no better than guessing.",
                "At 2 pixels the difference is big, at 8 both are bad.",
            ],
            Unsaid =
            [
                "The convolutional network is invariant.",
                "Its accuracy stays the same.",
                "The advantage is limited by the number of digits.",
                "With a large shift the accuracy of the dense network falls.",
            ],
            Misconceptions =
            [
                new(
                    "Look at the right end of the curves: how much of the convolutional network's accuracy is left at a shift of " +
                        "eight pixels?",
                    "convolution: 完全 不变 !不是/并不/没/非/不能",
                    "convolution: fully/completely/perfectly/entirely/absolutely/totally invarian*/robust/immune",
                    "convolution: any/every/all/large/far/arbitrary shift/distance/translation " +
                        "same/equal/unchanged/constant/unaffected/stays/keeps",
                    "convolution: not fall/falls/drop/decreas*/lose/loses/suffer/fail shift*/moved/translat* " +
                        "far/large/any/ever/however !small/slight/one/two/later/first/dense/until")
                {
                    Said =
                    [
                        "The convolutional network is fully invariant.",
                        "Its accuracy does not fall, however large the shift is.",
                        "At any shift the accuracy of the convolutional network stays the same.",
                    ],
                    Unsaid = ["It isn't perfectly invariant."],
                },
            ],
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
