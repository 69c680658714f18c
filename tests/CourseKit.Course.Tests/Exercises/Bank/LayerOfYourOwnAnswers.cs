using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers for 40 images of 4 channels and 25×37 pixels, 20 filters of 6×6, a stride and a padding of 2.</summary>
public sealed class LayerOfYourOwnAnswers : AnswerBook<Answers>
{
    public LayerOfYourOwnAnswers()
        : base(new LayerOfYourOwn { Draw = 1 })
    {
        Right("in steps", Of(12, 18, 20 * 4 * 36 + 20, 216 * 20 * 144, "691.2 kB"));
        Right("in MB", Of(12, 18, 2_900, 622_080, "0.6912 MB"));
        Wrong("rounded up", Of(13, 19, 2_900, 622_080, "691,200 bytes"), "23 pixels are left to move in, in steps of 2.");
        Wrong("no padding", Of(10, 16, 2_900, 622_080, "691,200 bytes"), "There are 2 zeros before **and** 2 behind");
        Wrong("columns first", Of(18, 12, 2_900, 622_080, "691,200 bytes"), "Rows come first in rows×columns.");
        Wrong("columns rounded up only", Of(12, 19, 2_900, 622_080, "691,200 bytes"), "35 pixels are left to move in");
        Wrong("no bias", Of(12, 18, 2_880, 622_080, "691,200 bytes"), "Each filter has one number more than weights.");
        Wrong("weights of one channel", Of(12, 18, 740, 622_080, "691,200 bytes"), "for every channel that it looks at");
        Wrong("all 40 images computed", Of(12, 18, 2_900, 40 * 622_080, "691,200 bytes"), "One image is asked for.");
        Wrong("operations", Of(12, 18, 2_900, 2 * 622_080, "691,200 bytes"), "you count two");
        Wrong("one image kept", Of(12, 18, 2_900, 622_080, "17,280"), "How many are in the batch?");
        Wrong("numbers", Of(12, 18, 2_900, 622_080, "172,800"), "How many bytes has each?");
        Wrong("a guess", Of(11.5, 17.5, 2_900, 622_080, "691,200 bytes"), "take the window off, divide by the stride", "Hint:");
        Wrong("guessed work", Of(12, 18, 2_900, 500_000, "691,200 bytes"), "How many products are in one output value", "Hint:");
    }

    private static Answers Of(double rows, double columns, double parameters, double multiplyAccumulates, GivenNumber? memory) => new()
    {
        ["output rows"] = rows,
        ["output columns"] = columns,
        ["parameters"] = parameters,
        ["multiply-accumulates, one image"] = multiplyAccumulates,
        ["output of the batch"] = memory,
    };
}
