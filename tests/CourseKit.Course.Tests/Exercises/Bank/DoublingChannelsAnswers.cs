using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DoublingChannelsAnswers : AnswerBook<Answers>
{
    public DoublingChannelsAnswers()
        : base(new DoublingChannels())
    {
        Right("rounded quotients", Of(18 / 9d, 36 / 9d, 36 / 9d, 204d / 150, 1));
        Wrong("everything doubles", Of(2, 2, 2, 2, 1), "what does that make together?");
        Wrong("padding doubles", Of(2, 4, 4, 2, 1), "Is that twice as many?");
        Wrong("padding counts twice", Of(2, 4, 4, 4, 1), "Does the map become twice as high");
        Wrong("zeros are free", Of(2, 4, 4, 1, 1), "How many outputs are there now?");
        Wrong("rows alone", Of(2, 4, 4, 1.2, 1), "The columns grow as well");
        Wrong("columns alone, rounded", Of(2, 4, 4, 1.1333, 1), "The rows grow as well");
        Wrong("padded images", Of(2, 4, 4, 1.304, 1), "You compare images with their zeros", "The cost grows as");
        Wrong("three", Of(2, 3, 4, 1.36, 1), "are factors added or multiplied?");
        Wrong("weights with the maps", Of(2, 4, 4, 1.36, 1.36), "Has it more numbers for that?");
        Wrong("no weights", Of(2, 4, 4, 1.36, 0), "A factor of 0 would leave no weights");
        Wrong("what is added", Of(1, 4, 4, 1.36, 1), "A factor of 1, or 100 %, means that nothing grows.");
        Wrong("percent", Of(200, 400, 400, 136, 100), "How many products has one output that sees C channels", "Hint");
        Wrong("one decimal", Of(2, 4, 4, 1.4, 1), "rounded or cut off: give more digits", "Hint");
    }

    private static Answers Of(double input, double both, double weights, double padding, double weightsOfPadding) => new()
    {
        ["input channels doubled"] = input,
        ["both doubled"] = both,
        ["weights, both doubled"] = weights,
        ["padding doubled"] = padding,
        ["weights, padding doubled"] = weightsOfPadding,
    };
}
