using CourseKit.Exercises.Pooling;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class PoolingOrStrideAnswers : AnswerBook<Answers>
{
    public PoolingOrStrideAnswers()
        : base(new PoolingOrStride())
    {
        Right("bytes with a unit", Of(1308, 99_792, 0, 2772, "3.696 kB", 0.25));
        Right("in thousands of MACs", Of(1308, "99.792 kMACs", 0, 2772, "3.696 kB", 0.25));
        Right("in products", Of(12 * 109, 77 * 1296, 0, 77 * 36, 3696, 1 / 4.0));
        Wrong("no biases", Of(1296, 99_792, 0, 2772, 3696, 0.25), "What has each filter besides them?");
        Wrong("one of the channel numbers forgotten", Of(120, 8316, 0, 2772, 3696, 0.25), "A filter lies on all 12 maps at once");
        Wrong("MACs without C", Of(1308, 8316, 0, 2772, 3696, 0.25), "You have counted one of the two twelves");
        Wrong("FLOPs", Of(1308, 199_584, 0, 2772, 3696, 0.25), "How many such pairs are there?");
        Wrong("at every pixel", Of(1308, 399_168, 0, 2772, 3696, 0.25), "How many does the window visit in steps of 2?");
        Wrong("a pooling window has weights", Of(1308, 99_792, 48, 2772, 3696, 0.25), "What would a weight do in `Math.Max(a, b)`?");
        Wrong("four comparisons", Of(1308, 99_792, 0, 3696, 3696, 0.25), "How many does the largest of 4 take?");
        Wrong("values for bytes", Of(1308, 99_792, 0, 2772, 924, 0.25), "Do you count numbers in the place of their bytes?");
        Wrong("half", Of(1308, 99_792, 0, 2772, 3696, 0.5), "Half as high and half as wide", "lost");
        Wrong("whole numbers", Of(1308, 99_792, 0, 2772, 3696, 0), "drops the fraction");
        Wrong("guessed parameters", Of(1000, 99_792, 0, 2772, 3696, 0.25), "One filter has a weight for each of 3×3 numbers", "Hint");
        Wrong("a point for a comma", Of(1308, "99.792", 0, 2772, 3696, 0.25), "Is that a number of thousands?");
        Wrong("guessed MACs", Of(1308, 12_345, 0, 2772, 3696, 0.25), "Each value adds up how many products?", "Hint");
        Wrong("in percent", Of(1308, 99_792, 0, 2772, 3696, 25), "what is 100 % then?");
    }

    private static Answers Of(
        double parameters, GivenNumber? accumulates, double pooling, double comparisons, GivenNumber? memory, double kept) => new()
        {
            ["parameters, convolution"] = parameters,
            ["multiply-accumulates, convolution"] = accumulates,
            ["parameters, pooling"] = pooling,
            ["comparisons, pooling"] = comparisons,
            ["output"] = memory,
            ["values kept"] = kept,
        };
}
