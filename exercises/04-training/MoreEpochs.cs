namespace CourseKit.Exercises.Training;

public sealed class MoreEpochs() : EssayExercise("04-training/more-epochs", "More epochs: LeNet and AlexNet")
{
    protected override string Topic =>
        "Above, LeNet and a small AlexNet were trained for many epochs on few digits. Compare their curves, change the number of " +
            "epochs and run it again. What do more epochs do for each of them, what do they cost, and what explains the difference?";

    protected override IReadOnlyList<KeyPoint> KeyPoints { get; } =
    [
        new("over-fitting", "Which of the two losses goes on falling epoch by epoch, which one stops, and what is that called?",
            "The training loss goes on falling while the validation loss levels off and rises again: the networks over-fit, and more " +
                "epochs do not help.",
            "overfit/overfitting/over-fit/over-fitting", "validation/test loss rise/increase/grow/level/leveled/flat/stagnate/not-fall",
            "validation/test accuracy level/leveled/flat/stagnate/fall/drop", "memorize/by-heart training/image/digit",
            "过拟合", "验证 损失 上升/增加/不再")
        {
            Said = ["Later both overfit.", "The validation loss starts to rise.", "They learn the training digits by heart.", "训练久了会过拟合。",
                "After ten epochs the validation accuracy has leveled off."],
            Unsaid = ["The training loss falls.", "More epochs are always better.", "There is no over-fitting."],
        },
        new("cost", "What does one epoch cost with the one network and with the other, and why?",
            "An epoch of AlexNet takes longer, since it has more layers and twelve times as many multiply-accumulates.",
            "alexnet/larger/bigger/deeper/it/epoch slow/slower/longer/times-as-long/more-time/expensive/costly",
            "more/many multiply-accumulate/mac/computation/operation/product", "alexnet 时间/慢/长", "计算 更多/多/大")
        {
            Said = ["AlexNet is slower.", "AlexNet needs more operations for each image.", "AlexNet的训练时间长了三倍。",
                "One epoch of AlexNet costs more time."],
            Unsaid = ["LeNet is quick.", "Both take the same time."],
        },
        new("dropout and size", "What is switched on in training alone, and what else holds AlexNet back in its first epochs?",
            "AlexNet improves more slowly at first, because dropout disturbs its training and a deeper network needs smaller steps.",
            "dropout", "low/small/smaller learning-rate/rate/step", "deep/deeper/large/larger/complex network/model " +
                "slow/slower/slowly/longer",
            "丢弃/随机失活", "学习率 低/小")
        {
            Said = ["With dropout the training accuracy lags behind.", "A deeper model learns more slowly.",
                "应该是用了dropout以及学习率比较低的原因。"],
            Unsaid = ["AlexNet is from 2012.", "It has five convolutions."],
        },
        new("chosen by validation", "By which images does one decide when to stop, so that the test set still tells the truth?",
            "One stops by the validation set, at the epoch where its loss is lowest, and not by the test set, which is for the last " +
                "number alone.",
            "stop/choose/select/decide/pick/best validation", "early-stopping", "早停/提前停止", "验证集 选择/停止/决定")
        {
            Said = ["I would choose the epoch with the best validation accuracy.", "Use early stopping.", "用验证集决定何时停止。"],
            Unsaid = ["Stop by the test set.", "Train until the training loss is zero."],
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
