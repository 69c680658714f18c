using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CostOfALayerAnswers : AnswerBook<Answers>
{
    public CostOfALayerAnswers()
        : base(new CostOfALayer())
    {
        const double places = 5 * 6;
        Right("filter by filter", Of(places * 6, places * 60 * 6, (60 * places * 6) - 180, 30 + 30 + 30 + 30 + 30 + 30));
        Wrong("without channels", Of(180, 2700, 2520, 180), "How many products are in one output?");
        Wrong("as many additions as products", Of(180, 10_800, 10_800, 180), "How many + are there in");
        Wrong("channels times filters", Of(720, 10_800, 10_620, 720), "How many maps do 6 filters make?");
        Wrong("at stride 1", Of(648, 38_880, 38_232, 648), "How many of these places does the window visit?");
        Wrong("a bias for each filter", Of(180, 10_800, 10_620, 6), "To how many values is each of them added?");
        Wrong("floating-point operations", Of(180, 21_600, 10_620, 180), "Multiplications alone are asked for");
        Wrong("without + 1", Of(120, 7200, 7080, 120), "if only the steps of the window are counted and not its first place");
        Wrong("a channel at a time", Of(180, 10_800, 180 * 56, 180), "The sums of the 4 channels are added up as well");
        Wrong("the pixels of the image", Of(11 * 16, 176 * 60, 176 * 59, 176), "Begin with the rows", "Hint");
        Wrong("wrong outputs, and as many additions as products", Of(200, 10_800, 10_800, 180), "Begin with the rows", "How many + are");
        Wrong("guessed products", Of(180, 10_000, 10_620, 180), "One output value is the sum over one window", "Hint");
        Wrong("three of four", new Answers { ["outputs"] = 180, ["multiplications"] = 10_800 }, "This number is still missing.");
    }

    private static Answers Of(double outputs, double multiplications, double additions, double biases) => new()
    {
        ["outputs"] = outputs,
        ["multiplications"] = multiplications,
        ["additions of products"] = additions,
        ["additions of biases"] = biases,
    };
}
