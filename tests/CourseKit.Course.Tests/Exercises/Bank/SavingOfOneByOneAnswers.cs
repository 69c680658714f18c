using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SavingOfOneByOneAnswers : AnswerBook<Answers>
{
    public SavingOfOneByOneAnswers()
        : base(new SavingOfOneByOne())
    {
        Right("rounded to two decimals", Of(179, 11, 15, 16.27, 84));
        Wrong("the book", Of(179, 11, 15, 14, 84), "How many does an output have through all 12 channels");
        Wrong("as many additions as products", Of(180, 12, 15, 15, 84), "How many + are there in");
        Wrong("products where additions are asked for, after", Of(179, 12, 15, 14.92, 84), "How many + stand between them?");
        Wrong("1×1 does nothing", Of(179, 0, 180, 180, 84), "How many numbers lie under it?");
        Wrong("without channels", Of(14, 0, 15, 15, 7), "The window lies on all 12 channels");
        Wrong("fractions", Of(179, 11, 1 / 15d, 11 / 179d, 84), "To a fifteenth is how many times fewer?");
        Wrong("the same factor twice", Of(179, 11, 15, 15, 84), "does the −1 matter in both alike?");
        Wrong("a weight for each filter", Of(179, 11, 15, 16.27, 7), "Each filter has a weight for every channel");
        Wrong("one filter's", Of(179, 11, 15, 16.27, 12), "That is one filter. How many are there?");
        Wrong("with biases", Of(179, 11, 15, 16.27, 91), "This layer has no biases.");
        Wrong("a quotient of whole numbers", Of(179, 11, 15, 179 / 11, 84), "drops the fraction", "Hint");
        Wrong("one decimal", Of(179, 11, 15, 16.3, 84), "rounded or cut off: give more digits", "Hint");
        Wrong("all outputs", Of(179, 11, 20, 16.27, 84), "the number of outputs is the same", "Hint");
    }

    private static Answers Of(double before, double after, double multiplications, double additions, double weights) => new()
    {
        ["additions, 5×3"] = before,
        ["additions, 1×1"] = after,
        ["times fewer multiplications"] = multiplications,
        ["times fewer additions"] = additions,
        ["weights, 1×1"] = weights,
    };
}
