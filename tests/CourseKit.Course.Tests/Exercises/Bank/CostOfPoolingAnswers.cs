using CourseKit.Exercises.Pooling;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CostOfPoolingAnswers : AnswerBook<Answers>
{
    public CostOfPoolingAnswers()
        : base(new CostOfPooling())
    {
        Right("map by map", Of(5, 48 + 48 + 48 + 48 + 48, 5 * 672, (240 * 15) - 240, 240, 0));
        Wrong("one channel comes out", Of(1, 48, 672, 672, 48, 0), "Does a pooling window look at more than one map");
        Wrong("padding forgotten", Of(5, 175, 175 * 14, 175 * 14, 175, 0), "Without the padding a map would have 5×7 places");
        Wrong("the stride of the window", Of(5, 80, 80 * 14, 80 * 14, 80, 0), "Your windows lie side by side");
        Wrong("outputs of one map", Of(5, 48, 672, 672, 48, 0), "That is one map. How many are there?");
        Wrong("as many comparisons as numbers", Of(5, 240, 3600, 3600, 240, 0), "How many does the largest of 15 take?");
        Wrong("comparisons through all channels", Of(5, 240, 240 * 74, 3360, 240, 0), "You compare across the channels.");
        Wrong("the division is an addition", Of(5, 240, 3360, 3600, 240, 0), "The division is counted apart");
        Wrong("every number divided", Of(5, 240, 3360, 3360, 3600, 0), "Is each number divided, or their sum?");
        Wrong("weights of the windows", Of(5, 240, 3360, 3360, 240, 75), "Which weights does a maximum need?");
        Wrong("one parameter a channel", Of(5, 240, 3360, 3360, 240, 5), "What is there to learn for a map?", "Which weights");
        Wrong("a guess", Of(5, 250, 3360, 3360, 240, 0), "Begin with the rows", "Hint");
        Wrong("outputs and channels wrong", Of(10, 480, 6720, 6720, 480, 0), "Each map is pooled on its own", "Hint");
        Wrong("guessed comparisons", Of(5, 240, 3000, 3360, 240, 0), "One output is the largest of the numbers of one window", "Hint");
        Wrong("without the parameters", new Answers { ["output channels"] = 5, ["outputs"] = 240 }, "This number is still missing.");
    }

    private static Answers Of(double channels, double outputs, double comparisons, double additions, double divisions, double parameters) =>
        new()
        {
            ["output channels"] = channels,
            ["outputs"] = outputs,
            ["comparisons, max"] = comparisons,
            ["additions, average"] = additions,
            ["divisions, average"] = divisions,
            ["parameters"] = parameters,
        };
}
