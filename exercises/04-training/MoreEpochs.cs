namespace CourseKit.Exercises.Training;

public sealed class MoreEpochs() : EssayExercise("04-training/more-epochs", "More epochs: LeNet and AlexNet")
{
    private const string Time = "epoch/second/minute/time/run/compute/round/lap";

    private const string Work =
        "multiply-accumulate/mac/macs/computation/operation/multiplication/arithmetic/work/calculation/calculate/compute";

    private const string Slow = "slow/slower/slowly/longer-to-learn/later/harder/more-epochs/lag/lags/late/difficult*/smaller-steps";

    private const string Hindered =
        "slow/slower/slowly/disturb*/hard/harder/hinder*/hamper*/nois*/handicap*/weak*/delay*/lag/lags/late/later/held-back/" +
            "holds-back/hold-back/brake*/longer/throws-away/switches-off/removes/difficult*/hobbl*/hides";

    private const string Decide = "stop/choose/chosen/chose/choice/select/decide/pick/quit/to-end/judge/determin*/early-stopping";

    protected override string Topic =>
        "Above, LeNet and a small AlexNet were trained for many epochs on few digits. Compare their curves, change the number of " +
            "epochs and run it again. What do more epochs do for each of them, what do they cost, and what explains the difference?";

    protected override IReadOnlyList<Contrast> Contrasts { get; } =
    [
        new(
            new Side(
                "alexnet",
                "alexnet/larger-network/larger-model/larger-one/bigger-network/bigger-model/bigger-one/deeper-network/deeper-model/" +
                    "deeper-one/large-network/deep-network/deep-model/larger-net/bigger-net/deeper-net/big-one/big-network/large-one/" +
                    "giant"),
            new Side(
                "lenet",
                "lenet/smaller-network/smaller-model/smaller-one/small-network/small-model/smaller-net/simpler-network/small-one/" +
                    "little-one")),
        new(
            new Side("validation", "validation/val/valid/held-out/holdout/unseen/new-digits/new-images/验证"),
            new Side(
                "training",
                "training-loss/training-error/training-accuracy/training-curve/training-set/training-digits/training-images/" +
                    "training-data/train-loss/train-error/train-accuracy/train-set/600/loss-in-training/训练损失/训练集/训练误差"),
            new Side("test", "test/test-set/testing/测试集/测试")),
    ];

    protected override IReadOnlyList<KeyPoint> KeyPoints { get; } =
    [
        new(
            "over-fitting",
            "Which of the two losses goes on falling epoch by epoch, which one stops, and what is that called?",
            "The training loss goes on falling while the validation loss levels off and rises again: the networks over-fit, and more " +
                "epochs do not help.",
            "network/they/both/it/alexnet/lenet/model/one/we overfit*/over-fit* !cure/avoid/prevent*/reduc*/fight*/against/less/caus*/" +
                "means/makes/careful",
            "called/call/named/known-as/name/this-is/that-is overfit*/over-fit* validation/loss/curve/accuracy/other/memori* " +
                "!cure/avoid/prevent*/caus*/means/makes",
            "validation: loss/error rise/rises/rising/rose/increas*/grow/grew/climb/go-up/goes-up/going-up/went-up/level*/flat*/" +
                "stagnat*/plateau*/stops-falling/stop-falling/stops-improving/worse/worsen/turn",
            "validation: accuracy/performance level*/flat*/stagnat*/plateau*/fall/fell/drop/stop/worse/declin*/saturat*",
            "test: loss/error rise/rises/rising/rose/increas*/climb/go-up/goes-up/level*/flat*",
            "validation: not fall/lower/improv*/decreas*/drop/better/gain/follow/profit/benefit/shrink " +
                "loss/accuracy/error/performance/curve",
            "validation: up loss",
            "validation: not anymore/any-more loss/training",
            "validation: rise/rises/rising/rose/climb*/upward*/creep*/go-up/goes-up !accuracy/performance",
            "memori*/by-heart/by-rote training/image/digit/example/sample/them",
            "better/fall/improv*/decreas*/lower/well not others/unseen/new/held-out/validation",
            "growing/widening gap",
            "gap/apart/diverge loss/curve/accuracy/training validation/widen/grow/open/part/apart/diverge",
            "过拟合",
            "validation: 损失 上升/增加/不再/升高")
        {
            Said =
            [
                "Later both overfit.",
                "The validation loss starts to rise.",
                "They learn the training digits by heart.",
                "训练久了会过拟合。",
                "After ten epochs the validation accuracy has leveled off.",
                "The longer they train, the better they do on the 600 digits, but not on others.",
                "The training loss goes on falling, but that of the validation set rises.",
            ],
            Unsaid =
            [
                "The training loss falls.",
                "There is no over-fitting.",
                "One must be careful about over-fitting.",
                "Over-fitting, cost, dropout, validation.",
            ],
            Misconceptions =
            [
                new(
                    "Look at the curves again: which of the two losses falls to the end, and which one turns?",
                    "training: loss/error rise/rises/rising/rose/increas*/climb/go-up/goes-up !slow*/less",
                    "training: loss/error stop/stops/level*/flat* !validation/val/falling",
                    "underfit*/under-fit*",
                    "validation: 一直下降/继续下降",
                    "training: 停了/上升",
                    "validation: loss/error keep/keeps/go-on/goes-on/continu*/ever fall/falling/falls/decreas*/sink*/improv* " +
                        "!then/until/first/later/while-the-training/fewer")
                {
                    Said =
                    [
                        "The validation loss goes on falling while the training loss rises, which is called over-fitting.",
                        "The training loss rises.",
                        "The validation loss levels off, which is called under-fitting.",
                        "Over-fitting means that the training loss stops.",
                        "验证损失一直下降，训练损失停了下来，这就叫过拟合。",
                    ],
                    Unsaid =
                    [
                        "The validation loss rises while the training loss goes on falling.",
                        "The validation loss does not keep falling.",
                    ],
                },
                new(
                    "In the figure, where do the two losses of a network part: in the first epochs, or in the last ones?",
                    "more/longer/additional/extra/many epoch/training/run cure/avoid/prevent*/reduc*/fight*/against/less " +
                        "overfit*/over-fit*",
                    "more/longer epoch/training/train always/ever/forever/steadily help/better/improv*")
                {
                    Said =
                    [
                        "More epochs cure over-fitting.",
                        "More epochs are always better.",
                        "Longer training prevents overfitting.",
                    ],
                    Unsaid =
                    [
                        "More epochs do not help.",
                        "More epochs do not always help.",
                        "Fewer epochs reduce over-fitting.",
                    ],
                },
            ],
        },
        new(
            "cost",
            "What does one epoch cost with the one network and with the other, and why?",
            "An epoch of AlexNet takes longer, since it has more layers and twelve times as many multiply-accumulates.",
            $"alexnet: {Time} slow/slower/longer/more/expensive/costly/double/twice/times/higher " +
                "!learn/learns/need-more-epochs/needs-more-epochs/accuracy",
            "alexnet: slower/expensive/costly/longer/wait !accuracy/learn/learns/improv*/converge*/start",
            $"alexnet: more/many/times/higher {Work}",
            $"lenet: less-time/fewer-seconds/less/faster/cheaper/shorter/quicker/half/third {Time}",
            $"lenet: fewer/less {Work}",
            "lenet: faster/cheaper/quicker !learn/learns/improv*/converge*/start",
            "alexnet: 时间/慢/长/久",
            "alexnet: 计算/乘加 更多/多/大/倍")
        {
            Said =
            [
                "AlexNet is slower.",
                "AlexNet needs more operations for each image.",
                "AlexNet的训练时间长了三倍。",
                "One epoch of AlexNet costs more time.",
                "LeNet's epochs take less time.",
                "While LeNet takes half a second, the larger network needs four times as long.",
            ],
            Unsaid =
            [
                "LeNet is quick.",
                "Both take the same time.",
                "More epochs take longer.",
                "AlexNet learns more slowly.",
            ],
            Misconceptions =
            [
                new(
                    "The cell prints the seconds of an epoch and the multiply-accumulates: which network takes more of them?",
                    "lenet: epoch/second/time/it/run slower/longer/expensive/costly !learn/learns/improv*/converge*/until/to-learn",
                    $"lenet: more {Work}",
                    $"alexnet: less-time/fewer-seconds/faster/cheaper/shorter/quicker {Time} !learn/learns/improv*/epochs/parameters",
                    $"alexnet: fewer/less {Work}",
                    "epoch/both/two/network same-time/as-much-time/equally-long/equal-time/take-as-long-as/takes-as-long-as/" +
                        "needs-as-long-as/lasts-as-long-as/equally-fast/as-fast-as/no-difference !times/twice/not/longer/half",
                    "alexnet: more digits/images/examples/data see/sees/has/gets !for-each/per/each/arithmetic")
                {
                    Said =
                    [
                        "An epoch of LeNet takes longer, since it has more multiply-accumulates.",
                        "Both take the same time.",
                        "AlexNet needs less time for an epoch.",
                        "AlexNet's epoch takes longer since it sees more images.",
                    ],
                    Unsaid =
                    [
                        "An epoch of LeNet does not take longer.",
                        "LeNet takes less time.",
                        "An epoch of AlexNet takes longer than one of LeNet.",
                    ],
                },
            ],
        },
        new(
            "dropout and size",
            "What is switched on in training alone, and what else holds AlexNet back in its first epochs?",
            "AlexNet improves more slowly at first, because dropout disturbs its training and a deeper network needs smaller steps.",
            $"dropout {Hindered}",
            "half/some/units/neurons/numbers/activations drop/dropped/throw/thrown/zeroed/switched-off/remov*/omitted/off",
            $"depth/deep/many-layers/more-layers/layers {Slow}/start/tiny/flat/more-steps/several-epochs/plateau !faster/fewer/less",
            "dropout training/trained/train/train-mode alone/only/in-training-only/not-in-validation/in-use/active/applied",
            "dropout makes worse/higher",
            "dropout 关掉/训练时",
            "alexnet: low/lower/small/smaller learning-rate/rate/step",
            $"alexnet: deep/deeper/large/larger/bigger/complex/more-layers/more-parameters/size/depth {Slow}",
            "学习率 低/小/较低",
            "丢弃/随机失活/dropout 原因/因为/慢/由于/用了/使")
        {
            Said =
            [
                "With dropout the training accuracy lags behind.",
                "A deeper model learns more slowly.",
                "应该是用了dropout以及学习率比较低的原因。",
                "Since half of its units are dropped, it is slow to start.",
                "With so many layers it starts slowly.",
            ],
            Unsaid =
            [
                "AlexNet is from 2012.",
                "It has five convolutions.",
                "Dropout does not slow the learning.",
                "AlexNet has dropout.",
                "Dropout was invented to save memory.",
            ],
            Misconceptions =
            [
                new(
                    "Each step trains a network of which half of the dense units are missing: can that make it easier to learn the " +
                        "600 digits by heart?",
                    "dropout caus*/lead/leads/produc*/bring/brings/creat*/increas* overfit*/over-fit*",
                    "dropout faster/speed*/accelerat*/quicker/easier learn*/train*/converge*/start/begin*/epoch")
                {
                    Said =
                    [
                        "AlexNet overfits at once because dropout causes overfitting.",
                        "Dropout speeds up the training.",
                    ],
                    Unsaid =
                    [
                        "Dropout does not cause over-fitting.",
                        "Dropout slows AlexNet, so it overfits later.",
                    ],
                },
                new(
                    "`Dropout` works in training alone. Is the network in training when its validation loss is measured?",
                    "dropout in-validation/in-prediction/in-evaluation/in-measuring " +
                        "!off/not/no/without/neither/nor/disabled/inactive/none/unlike/but",
                    "dropout 验证 打开 !不/关",
                    "dropout prediction/predicts/predicting/validation/test/measur*/evaluat* active/on/too/also/as-well/still " +
                        "!off/not/alone/only",
                    "dropout off-in-training/off-during-training/off-while-training")
                {
                    Said =
                    [
                        "Dropout is active in the validation as well.",
                        "Dropout is switched on when the network predicts, and off in training.",
                    ],
                    Unsaid = ["Dropout is off when the network is measured on the validation set too."],
                },
                new(
                    "Look at the first epochs: whose loss comes down first, LeNet's or AlexNet's?",
                    "alexnet: faster/quicker/quickly/sooner/earlier learn/learns/improv*/converge*/start/starts/train",
                    "lenet: slower/slowly/later learn/learns/improv*/converge*/start/starts/train",
                    "lenet: more-epochs need/needs/take/require",
                    "alexnet: fewer/less layer",
                    "lenet: dropout has/have/uses/with slow/slower/lag*/late")
                {
                    Said =
                    [
                        "AlexNet learns faster because it is larger.",
                        "LeNet needs more epochs.",
                        "LeNet starts more slowly.",
                    ],
                    Unsaid =
                    [
                        "LeNet learns faster than AlexNet.",
                        "AlexNet needs more epochs than LeNet.",
                    ],
                },
            ],
        },
        new(
            "chosen by validation",
            "By which images does one decide when to stop, so that the test set still tells the truth?",
            "One stops by the validation set, at the epoch where its loss is lowest, and not by the test set, which is for the last " +
                "number alone.",
            $"{Decide} validation/val/valid/held-out/holdout !matter/added/add",
            "选择/停/决定 验证",
            "validation: lowest/smallest/minimum/best/least/bottom/highest-accuracy loss/epoch/accuracy",
            "use/look/peek/watch/monitor validation/val moment/when/for-it/for-this/for-that",
            "use/with/by/apply/need early-stopping/early-stop",
            "early-stopping/early-stop validation/val")
        {
            Said =
            [
                "I would choose the epoch with the best validation accuracy.",
                "Use early stopping.",
                "用验证集决定何时停止。",
                "Use held-out digits to pick the moment to quit.",
                "One stops by the validation set and not by the test set.",
            ],
            Unsaid =
            [
                "Stop by the test set.",
                "Train until the training loss is zero.",
                "The validation loss is measured after each epoch.",
            ],
            Misconceptions =
            [
                new(
                    "If the test set decides when to stop, which images are left to tell how good the network is on digits that had " +
                        "no say?",
                    $"test: {Decide} !had/were/would/otherwise/never/untouched/biased/luck/flatter/only-at-the-end/must-not/does-not/" +
                        "lest/used-up/if-you",
                    "test: 决定/选择/停 !不能/不要/不")
                {
                    Said =
                    [
                        "Stop by the test set.",
                        "One picks the epoch with the best test accuracy.",
                        "By the test set one decides when to stop, and the validation set is measured once at the end.",
                        "看测试集的准确率决定何时停止。",
                    ],
                    Unsaid =
                    [
                        "One must not choose by the test set.",
                        "Had it been picked by the test digits, that would have been luck.",
                        "One stops by the validation set, so that the test set stays unseen.",
                    ],
                },
                new(
                    "A network that knows its training digits by heart has the lowest training loss. Is it the best on others?",
                    "training: lowest/zero/0/minimum/best/highest/perfect until/choose/stop/pick/quit/where " +
                        "!validation/held-out/memori*/heart",
                    $"training: {Decide} when/stop/epoch")
                {
                    Said =
                    [
                        "Train until the training loss is zero.",
                        "Stop where the training loss is lowest.",
                        "By the training images one decides when to stop.",
                    ],
                },
                new(
                    "A loss counts mistakes: is the network best where it is high, or where it is low?",
                    "validation: loss/error highest/maximum/largest/greatest/worst !lowest/not",
                    "validation: falls/falling/improves/improving stop/stops !stops-falling/stop-falling/stops-improving/longer/" +
                        "as-long/not/no/then")
                {
                    Said =
                    [
                        "One goes on training until the validation loss is at its highest, and then stops.",
                        "If the validation loss falls one stops, and if it rises one goes on.",
                    ],
                    Unsaid = ["One stops where the validation accuracy is highest."],
                },
            ],
        },
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Look at two things for each network: where the two curves part, and how long an epoch takes.",
        "In AlexNet half of the numbers in the dense layers are thrown away in training, and none when it is measured. What does that " +
            "do to the two accuracies?",
        "Say what goes on falling and what does not, what it costs, why the larger network is slower to learn, and by which images you " +
            "would stop.",
    ];

    public override string Explanation =>
        "In the notes that this lesson follows, AlexNet took three times as long as LeNet on 60,000 photos of clothing and came out 10 " +
            "points ahead: with so many images a larger network has something to learn. On a few digits it has not, and both soon know " +
            "them by heart.";
}
