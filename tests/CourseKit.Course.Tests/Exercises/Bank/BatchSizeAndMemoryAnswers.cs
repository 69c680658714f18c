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
        Wrong("no gradients and no means", Of(1875, 118, 63_080, 59_624, 2_160_288, 30_779_808, 1672), "Which of them have you left out?");
        Wrong("steps exchanged", Of(118, 1875, 252_320, 59_624, 2_160_288, 30_779_808, 1672), "each in the place of the other", "divided");
        Wrong("memories exchanged", Of(1875, 118, 59_624, 252_320, 2_160_288, 30_779_808, 1672), "each in the place of the other", "Count");
        Wrong("SGD for Adam", Of(1875, 118, 126_160, 59_624, 2_160_288, 30_779_808, 1672), "how many numbers does Adam keep besides?");
        Wrong("the ReLU in place", Of(1875, 118, 252_320, 34_536, 2_160_288, 30_779_808, 1672), "is one of them missing?");
        Wrong("without the input", Of(1875, 118, 252_320, 56_488, 2_160_288, 30_779_808, 1672), "needs its input again");
        Wrong("weights for each image", Of(1875, 118, 252_320, 59_624, 32 * 311_944, 30_779_808, 1672), "once, or for each image?");
        Wrong("only images", Of(1875, 118, 252_320, 59_624, 1_907_968, 30_779_808, 1672), "What is there besides");
        Wrong("sixteen times as much", Of(1875, 118, 252_320, 59_624, 2_160_288, 16 * 2_160_288, 1672), "which part of the memory");
        Wrong("one too many", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1673), "With one image more");
        Wrong("MiB", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1754), "How many did you divide? (100 MiB would be");
        Right("in KiB and MiB", Of(1875, 118, "246.4 KiB", "58.2 KiB", "2.06 MiB", "29.35 MiB", 1672));
        foreach (var (name, number, says, unsaid) in new (string, GivenNumber?, string, string?)[]
        {
            ("the first value of each parameter", 63_080, "There are two fours in this memory", "how many numbers there are"),
            ("no padding", 217_760, "Your dense layer has inputs for maps of 13×13", null),
            ("no pooling", 1_004_960, "What lies between the convolution and it?", null),
            ("one map", 32_800, "How many maps does the pooling leave?", null),
            ("no biases", 252_032, "as the biases of the convolution and the biases of the dense layer would add", null),
            ("a bias for each output", 352_544, "How many biases has a filter", null),
            ("the dense layer alone", 251_040, "the weights of the convolution and the biases of the convolution", null),
            ("bits", 2_018_560, "Are bytes counted, or bits?", "Count the parameters"),
            ("without a unit", 252.32, "Is that a number of kB?", "Count the parameters"),
            ("of 8 bytes", 504_640, "with the 8 bytes of a `double`", null),
        })
        {
            Wrong($"once for all: {name}", Of(1875, 118, number, 59_624, 2_160_288, 30_779_808, 1672), says, unsaid);
        }

        foreach (var (name, number, says) in new (string, GivenNumber?, string)[]
        {
            ("without the scores", 59_584, "as much as the output of the dense layer would add"),
            ("without pooled maps", 53_352, "as much as the output of the pooling would add"),
            ("without input and scores", 56_448, "as the input and the output of the dense layer would add"),
            ("layers with parameters", 25_128, "whose layers have no parameters?"),
            ("all twice", 119_248, "gradients of the outputs too"),
            ("no padding", 51_848, "Your maps have 26×26 and 13×13 places"),
            ("not pooled", 78_440, "How many places are left by windows of 2×2?"),
            ("of three channels", 65_896, "Or an image of three channels"),
            ("scores twice", 59_664, "as much as the output of the dense layer would add once more"),
        })
        {
            Wrong($"each image: {name}", Of(1875, 118, 252_320, number, 2_160_288, 30_779_808, 1672), says, "Five outputs, the input");
        }

        Wrong("without the scores to the end", Of(1875, 118, 252_320, 59_584, 2_159_008, 30_759_328, 1674),
            "as much as the output of the dense layer would add", "all that is there once");
        Wrong("a step too many", Of(1876, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1672), "How many images are left");
        Wrong("no gradients in the sum", Of(1875, 118, 252_320, 59_624, 2_097_208, 30_779_808, 1672), "or their gradients would add");
        Wrong("one image in the sum", Of(1875, 118, 252_320, 59_624, 311_944, 30_779_808, 1672), "How many images has the batch?");
        Wrong("images twice", Of(1875, 118, 252_320, 59_624, 4_068_256, 30_779_808, 1672),
            "as the images of the batch would add once more");
        Wrong("no Adam in the sum", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_653_648, 1672), "numbers that Adam keeps for each");
        Wrong("a kB of 1,024", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1713), "How many did you divide?");
        Wrong("parameters alone taken off", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1676), "all that is there once");
        Wrong("a power of two", Of(1875, 118, 252_320, 59_624, 2_160_288, 30_779_808, 1024), "stop at a power of two?");
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
