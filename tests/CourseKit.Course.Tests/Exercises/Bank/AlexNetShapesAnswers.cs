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
        Wrong("a quarter of a step", Of(("C1, rows from 224 pixels", 53.25)), "That is 213/4", "54");
        Wrong("half of the filters, all biases", Of(("C2, parameters", 153_856)), "half as many filters as well, or two halves");
        Wrong("C3 with 5×5", Of(("C3, parameters", 2_457_984)), "How large are those of C3?", "in no groups");
        Wrong("C3 on 512 maps", Of(("C3, parameters", 1_769_856)), "How many come in, from both halves");
        Wrong("C3 with the biases of C2", Of(("C3, parameters", 884_992)), "The weights are right");
        Wrong("F8 forgotten", Of(("all parameters", 56_868_224)), "as much as F8 would add", "groups");
        Wrong("C4 forgotten", Of(("all parameters", 60_301_288)), "as much as C4 would add", "groups");
        Wrong("F8 without biases", Of(("all parameters", 60_964_224)), "as much as the biases of F8 would add", "groups");
        Wrong("gray images", Of(("all parameters", 60_941_992)), "How many channels has a color image");
        Wrong("as the paper rounds", Of(("all parameters", 60_000_000)), "Give all digits of the sum");
        Wrong("F6 without the pooling", Of(("all parameters", 200_425_832)), "How large are the maps of C5 behind the last pooling");
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
