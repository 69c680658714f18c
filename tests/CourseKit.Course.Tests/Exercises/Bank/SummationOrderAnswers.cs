using CourseKit.Exercises.ShapesAndCost;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SummationOrderAnswers : AnswerBook<string>
{
    public SummationOrderAnswers()
        : base(new SummationOrder())
    {
        Right("out of order, with commas", "f, d, b");
        Wrong("a mistake somewhere", "ADF", "what came out?", "53 bits");
        Wrong("not commutative", "BCDF", "is there a pair for which");
        Wrong("double is exact", "BDEF", "A `double` has 53 bits instead of 24");
        Wrong("only rounding", "B", "Something that holds too is missing");
        Wrong("only rounding, hinted", "B", "What should a test of one against the other ask for?", "2²⁴");
        Wrong("without whole numbers", "BD", "A `float` holds every whole number up to 2²⁴");
        Wrong("without the reason", "DF", "Where in a sum of many numbers does a digit get lost");
        Wrong("everything", "ABCDEF", "C: Two numbers have one sum");
        Wrong("a letter too many", "BDFG", "The options are A to F. Received: «G».", "Hint");
        Wrong("the words", "rounding", "The options are A to F.", "Hint");
    }
}
