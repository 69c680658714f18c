using CourseKit.Exercises.Training;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MoreEpochsAnswers : AnswerBook<string>
{
    private const string Overfit = "From some epoch on both overfit: the validation loss goes up while the other one approaches 0. ",
        Cost = "Each epoch of AlexNet takes more time, because it has more operations. ",
        Dropout = "It lags behind at the beginning because of its dropout. ",
        Stop = "I would choose the number of epochs by the validation set.";

    public MoreEpochsAnswers()
        : base(new MoreEpochs())
    {
        Right("in one's own words", Overfit + Cost + Dropout + Stop);
        Right("in Chinese", "训练久了会过拟合。AlexNet 的训练时间更长。开始时提高得慢，应该是用了丢弃。用验证集决定何时停止。");
        Wrong("only that it is slower", Cost, "Which of the two losses goes on falling");
        Wrong("without over-fitting", Cost + Dropout + Stop, "what is that called?");
        Wrong("without the time", Overfit + Dropout + Stop, "What does one epoch cost");
        Wrong("without dropout", Overfit + Cost + Stop, "What is switched on in training alone");
        Wrong("without a choice", Overfit + Cost + Dropout, "By which images does one decide when to stop");
        Wrong("more is better", "More epochs are always better for both networks.", "None of the key points is found");
        Wrong("stopped by the test set", Overfit + Cost + Dropout + "One stops when the test set is recognized best.",
            "By which images does one decide when to stop");
        Wrong("all the wrong way round",
            "AlexNet learns faster because it is larger, LeNet needs more epochs. An epoch of LeNet takes longer, since it has more " +
                "multiply-accumulates. AlexNet overfits at once because dropout causes overfitting. One chooses the epoch by the " +
                "validation set.",
            "You write «An epoch of LeNet takes longer, since it has more multiply-accumulates.»");
        Wrong("no over-fitting", "There is no over-fitting. " + Cost + Dropout + Stop, "what is that called?");
    }
}
