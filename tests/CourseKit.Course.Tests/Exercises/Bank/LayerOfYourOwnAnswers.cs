using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers for 32 images of 7 channels and 34×58 pixels, 9 filters of 5×5, a stride and a padding of 2. The first five wrong ones
/// are of a reader who knew only the lesson.</summary>
public sealed class LayerOfYourOwnAnswers : AnswerBook<Answers>
{
    private const double Rows = 17, Columns = 29, Parameters = 1_584, Work = 776_475, Memory = 567_936;

    public LayerOfYourOwnAnswers()
        : base(new LayerOfYourOwn { Draw = 7 })
    {
        Right("in steps", Of((34 + 4 - 5) / 2 + 1, "29", 9 + 9 * 7 * 25, 17 * 29 * 9 * 7 * 25, "567.936 kB"));
        Right("in MB", Of(Rows, Columns, Parameters, Work, "0.567936 MB"));
        Wrong("columns first", Of(Columns, Rows, Parameters, Work, Memory), "each in the place of the other");
        Wrong("no padding", Of(15, 27, Parameters, 637_875, 466_560), "There are 2 zeros before and 2 behind");
        Wrong("no bias", Of(Rows, Columns, 1_575, Work, Memory), "Each filter has one number more than weights.");
        Wrong("all images computed", Of(Rows, Columns, Parameters, 32 * Work, Memory), "One image is asked for.");
        Wrong("one image kept", Of(Rows, Columns, Parameters, Work, 17_748), "How many are in the batch?");
        Wrong("rounded up", Of(18, 30, Parameters, Work, Memory), "33 pixels are left to move in, in steps of 2.");
        Wrong("columns rounded up only", Of(Rows, 30, Parameters, Work, Memory), "57 pixels are left to move in");
        Wrong("weights of one channel", Of(Rows, Columns, 234, Work, Memory), "for every channel that it looks at");
        Wrong("operations", Of(Rows, Columns, Parameters, 2 * Work, Memory), "you count two");
        Wrong("numbers", Of(Rows, Columns, Parameters, Work, 141_984), "How many bytes has each?");
        Wrong("a guess", Of(16.5, 28.5, Parameters, Work, Memory), "take the window off, divide by the stride", "Hint:");
        Wrong("guessed work", Of(Rows, Columns, Parameters, 500_000, Memory), "How many products are in one output value", "Hint:");
    }

    private static Answers Of(
        GivenNumber? rows, GivenNumber? columns, GivenNumber? parameters, GivenNumber? multiplyAccumulates, GivenNumber? memory) => new()
        {
            ["output rows"] = rows,
            ["output columns"] = columns,
            ["parameters"] = parameters,
            ["multiply-accumulates, one image"] = multiplyAccumulates,
            ["output of the batch"] = memory,
        };
}
