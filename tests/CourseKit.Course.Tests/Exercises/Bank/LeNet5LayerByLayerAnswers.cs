using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class LeNet5LayerByLayerAnswers : AnswerBook<Answers>
{
    public LeNet5LayerByLayerAnswers()
        : base(new LeNet5LayerByLayer())
    {
        Right("units times inputs", Of());
        Wrong("no biases", Of(("C1, parameters", 150), ("C1, connections", 117_600)), "What else does each of the 6 filters " +
            "have?", "units");
        Wrong("digits without their frame", Of(("C1, connections", 89_856)), "with their frame the image has how many?");
        Wrong("padding in C1", Of(("C1, connections", 159_744)), "at how many places does a window of 5×5 lie wholly on one?");
        Wrong("pooling of today", Of(("S2, parameters", 0), ("S4, parameters", 0), ("all parameters", 59_956)),
            "the sum of a window is multiplied by one number and shifted by another");
        Wrong("a weight for each pixel of pooling", Of(("S2, parameters", 30)), "By how many numbers is their sum multiplied?");
        Wrong("C3 fully connected", Of(("C3, parameters", 2_416), ("C3, connections", 241_600)), "How many see only 3 or 4?", "biases");
        Wrong("a bias for each window of C3", Of(("C3, parameters", 1_560)), "then one bias. How many maps are there?");
        Wrong("C3 on 14×14", Of(("C3, connections", 297_136)), "how many places has a window of 5×5 on 14×14 pixels?");
        Wrong("C5 without channels", Of(("C5, parameters", 3_120)), "A filter of C5 sees all 16 maps");
        Wrong("the outputs learn", Of(("all parameters", 60_840)), "Do they count among what is learned?");
        Wrong("the outputs have no connections", Of(("all connections", 340_068)), "Each of the ten outputs looks at 84 numbers");
        Wrong("the LeNet of PyTorch's tutorial", Of(("all parameters", 61_706)), "That is the LeNet of today");
        Wrong("C3 forgotten", Of(("all parameters", 58_484)), "What your sum lacks is as much as C3 would add");
        Wrong("S4 forgotten", Of(("all parameters", 59_968)), "What your sum lacks is as much as S4 would add");
        Wrong("F6 twice", Of(("all parameters", 70_164)), "as much as F6 would add once more");
        Wrong("all pairs in the sum", Of(("all parameters", 60_900)), "How many maps of S2 does each map of C3 see");
        Wrong("no biases in the sum", Of(("all parameters", 59_752)), "What does each filter, map and unit add?");
        Wrong("C1 without biases", Of(("all connections", 336_204)), "as much as the biases of C1 would add");
        Wrong("pooling without biases", Of(("all connections", 339_332)), "the biases of S2 and the biases of S4");
        Wrong("S4's parameters", Of(("all connections", 338_940)), "Of S4, you have added its parameters");
        Wrong("all pairs, connected", Of(("all connections", 430_908)), "How many maps of S2 does each map of C3 see", "biases");
        Wrong("guessed", Of(("F6, parameters", 9_000)), "How many inputs has a unit of F6", "biases");
    }

    private static Answers Of(params (string Name, double Value)[] wrong)
    {
        var answer = new Answers
        {
            ["C1, parameters"] = 156,
            ["C1, connections"] = 4_704 * 26,
            ["S2, parameters"] = 12,
            ["S2, connections"] = 1_176 * 5,
            ["C3, parameters"] = (6 * 76) + (9 * 101) + 151,
            ["C3, connections"] = 100 * ((6 * 76) + (9 * 101) + 151),
            ["S4, parameters"] = 32,
            ["C5, parameters"] = 120 * 401,
            ["F6, parameters"] = 84 * 121,
            ["all parameters"] = 60_000,
            ["all connections"] = 340_908,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
