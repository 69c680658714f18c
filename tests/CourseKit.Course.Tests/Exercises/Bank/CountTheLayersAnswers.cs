using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CountTheLayersAnswers : AnswerBook<Answers>
{
    private const string Two = "two 3×3 in each unit, depth", AllOfTwo = "two 3×3 in each unit, convolutions in all",
        Three = "bottlenecks, depth", AllOfThree = "bottlenecks, convolutions in all";

    public CountTheLayersAnswers()
        : base(new CountTheLayers())
    {
        Right("by differences to ResNet-34 and -50", Of((Two, 34 + 6), (AllOfTwo, 36 + 6), (Three, 50 + 9), (AllOfThree, 53 + 9)));
        Wrong("units times two", Of((Two, 38)), "how many units are 3 + 5 + 8 + 3?");
        Wrong("the units themselves", Of((Two, 19)), "and which two are outside of them?");
        Wrong("18 units", Of((Two, 38), (Three, 56)), "or the depth with 18", "Those are the units,");
        Wrong("below 0", Of((Two, -38)), "A count is never below 0");
        Wrong("half a layer", Of((Two, 40.5), (Three, 59.5)), "counted by half? Add the units up");
        Wrong("a projection in each unit of the first stage", Of((AllOfThree, 64)),
            "which of them gets another number of maps than it gives?", "need a projection now");
        Wrong("without the dense layer", Of((Two, 39)), "the dense layer has. Are both in it?");
        Wrong("with the three projections", Of((Two, 43)), "Are three projections in it?");
        Wrong("with the pooling, or with projections and without the ends", Of((Two, 41)), "the two ends, and the pooling, or three");
        Wrong("all convolutions, or 20 units", Of((Two, 42)), "How many units are there", "Pooling and average have no weights");
        Wrong("two projections, or no first convolution", Of((AllOfTwo, 41)), "And how many stages begin with a projection?");
        Wrong("the depth for all convolutions", Of((AllOfTwo, 40)), "That is the depth.");
        Wrong("the dense layer, or a projection too many", Of((AllOfTwo, 43)), "does its first unit need a projection?");
        Wrong("bottlenecks with the pooling", Of((Three, 60)), "Pooling and average have no weights");
        Wrong("bottlenecks alone", Of((AllOfThree, 57)), "in front of them and on skip connections?");
        Wrong("units of two again", Of((AllOfThree, 42)), "How many has a bottleneck?");
        Wrong("without the projections", Of((AllOfTwo, 39)), "what does their first unit need for it?");
        Wrong("a projection in each unit", Of((AllOfTwo, 58)), "In how many units does the shape change?");
        Wrong("bottlenecks as units of two", Of((Three, 40)), "A bottleneck has a 1×1, a 3×3 and another 1×1");
        Wrong("three projections for bottlenecks", Of((AllOfThree, 61)), "can 64 maps be added to 256?");
        Wrong("the dense layer as a convolution", Of((AllOfThree, 63)), "A dense layer is no convolution");
        Wrong("something else", Of((Two, 33)), "take two layers for each", "projections");
        Wrong("a stage left out", Of((Two, 34)), "How many units has this network, in all four stages?");
        Wrong("a stage left out of the convolutions", Of((AllOfTwo, 35)), "without one of the four stages?");
        Wrong("the convolutions of the units alone", Of((AllOfTwo, 38)), "in front of them and on skip connections?");
        Wrong("a stage left out of the bottlenecks", Of((Three, 50)), "or 3 + 5 + 8 of them");
        Wrong("a stage left out of their convolutions", Of((AllOfThree, 53)), "without one of the four stages?");
        Wrong("half of it", new Answers { [Two] = 40, [AllOfTwo] = 42 }, "This number is still missing");
    }

    private static Answers Of(params (string Name, double Value)[] given)
    {
        var answer = new Answers { [Two] = 40, [AllOfTwo] = 42, [Three] = 59, [AllOfThree] = 62 };
        foreach (var (name, value) in given)
        {
            answer[name] = value;
        }

        return answer;
    }
}
