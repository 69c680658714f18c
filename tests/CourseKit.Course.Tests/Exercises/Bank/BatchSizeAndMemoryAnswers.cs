using CourseKit.Exercises.Training;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BatchSizeAndMemoryAnswers : AnswerBook<Answers>
{
    public BatchSizeAndMemoryAnswers()
        : base(new BatchSizeAndMemory())
    {
        Right("with units", Of(1875, 118, "252.32 kB", "59,624 B", "2.16 MB", "30.78 MB", 1672));
        Wrong("images for steps", Of(60_000, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1672), "A step takes a whole batch");
        Wrong("the rest left out", Of(1875, 117, 252_320, 59_624, 2_160_288, 30_779_808, 1672), "What becomes of the other 96?");
        Wrong("parameters alone", Of(1875, 118, 15_770, 59_624, 2_160_288, 30_779_808, 1672), "How many numbers does training keep for " +
            "each");
        Wrong("no gradients and no means", Of(1875, 118, 63_080, 59_624, 2_160_288, 30_779_808, 1672), "One four are the bytes of a " +
            "number");
        Wrong("SGD for Adam", Of(1875, 118, 126_160, 59_624, 2_160_288, 30_779_808, 1672), "Adam keeps two means");
        Wrong("the ReLU in place", Of(1875, 118, 252_320, 34_536, 2_160_288, 30_779_808, 1672), "Is the output of the ReLU a part");
        Wrong("without the input", Of(1875, 118, 252_320, 56_488, 2_160_288, 30_779_808, 1672), "needs its input again");
        Wrong("weights for each image", Of(1875, 118, 252_320, 59_624, 32 * 311_944, 30_779_808, 1672), "once, or for each image?");
        Wrong("only images", Of(1875, 118, 252_320, 59_624, 1_907_968, 30_779_808, 1672), "What is there besides");
        Wrong("sixteen times as much", Of(1875, 118, 252_320, 59_624, 2_160_288, 16 * 2_160_288, 1672), "which part of the memory");
        Wrong("one too many", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1673), "With one image more");
        Wrong("MiB", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1754), "100 MiB are 104,857,600");
        Wrong("a guess", Of(1875, 118, 252_320, 60_000, 2_160_288, 30_779_808, 1672), "Five outputs, the input among them", "Is the " +
            "output");
    }

    private static Answers Of(
        GivenNumber? small, GivenNumber? large, GivenNumber? constant, GivenNumber? image, GivenNumber? memory, GivenNumber? more,
        GivenNumber? most) =>
        new()
        {
            ["steps, batch 32"] = small,
            ["steps, batch 512"] = large,
            ["memory that the batch does not change"] = constant,
            ["memory for each image"] = image,
            ["memory, batch 32"] = memory,
            ["memory, batch 512"] = more,
            ["largest batch in 100 MB"] = most,
        };
}
