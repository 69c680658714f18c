using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class AlexNetShapesAnswers : AnswerBook<Answers>
{
    public AlexNetShapesAnswers()
        : base(new AlexNetShapes())
    {
        Right("half by half", Of(("C2, parameters", 2 * 128 * 1_201)));
        Wrong("steps without the first place", Of(("C1, rows", 54)), "The window has a first place before its first step");
        Wrong("227 by 4", Of(("C1, rows", 56)), "How far can a window of 11 move on 227 pixels?");
        Wrong("55 from 224, as the paper has it", Of(("C1, rows from 224 pixels", 55)), "The paper says 55 as well");
        Wrong("a quarter of a row", Of(("C1, rows from 224 pixels", 54.25)), "Are there 54.25 rows?");
        Wrong("half of 55", Of(("first pooling, rows", 28)), "How many places has a window of 3 on 55 pixels");
        Wrong("windows side by side", Of(("first pooling, rows", 18)), "neighboring windows overlap");
        Wrong("all 96 maps", Of(("one filter of C2, weights", 2_400), ("C2, parameters", 614_656)), "The 96 maps are cut into two halves");
        Wrong("half of the filters", Of(("C2, parameters", 153_728)), "half as many filters as well, or two halves");
        Wrong("C3 in groups", Of(("C3, parameters", 442_752)), "in which the two halves meet");
        Wrong("without the last pooling", Of(("F6, inputs", 43_264)), "What stands between them and F6?");
        Wrong("one number for each map", Of(("F6, parameters", 1_052_672)), "F6 sees each pixel of each map");
        Wrong("one tower", Of(("all parameters", 62_378_344)), "Which three layers are in groups");
        Wrong("torchvision's", Of(("all parameters", 61_100_840)), "with fewer filters and without groups");
        Wrong("60 million", new Answers { ["C1, rows"] = 55, ["C1, rows from 224 pixels"] = 54 }, "This number is still missing");
    }

    private static Answers Of(params (string Name, double Value)[] wrong)
    {
        var answer = new Answers
        {
            ["C1, rows"] = 55,
            ["C1, rows from 224 pixels"] = 54,
            ["first pooling, rows"] = 27,
            ["one filter of C2, weights"] = 1_200,
            ["C2, parameters"] = 307_456,
            ["C3, parameters"] = 885_120,
            ["F6, inputs"] = 9_216,
            ["F6, parameters"] = 37_752_832,
            ["all parameters"] = 60_965_224,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
