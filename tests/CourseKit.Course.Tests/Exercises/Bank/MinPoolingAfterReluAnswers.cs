using CourseKit.Exercises.Pooling;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MinPoolingAfterReluAnswers : AnswerBook<string>
{
    public MinPoolingAfterReluAnswers()
        : base(new MinPoolingAfterRelu())
    {
        Right("with spaces and small letters", "g e c a");
        Wrong("nothing but zeros", "A", "What must be so of all four numbers");
        Wrong("before the ReLU", "ABCEG", "Take the windows −2, 3, 1, 5");
        Wrong("not by max pooling", "ACEFG", "is there a ReLU after the sign was changed?");
        Wrong("nearly the same", "CD", "the smallest and the largest of 0, 0, 4, 0?", "Which is then the smallest");
        Wrong("dark lines forgotten", "ACG", "Which of them does a minimum keep?");
        Wrong("gradients forgotten", "ACE", "How steep is the ReLU");
        Wrong("the first one forgotten", "CEG", "Which is then the smallest of 0, 3, 1, 5?");
        Wrong("before the ReLU, and only there", "BE", "if you pool first, and what if the ReLU is first?");
        Wrong("everything", "ABCDEFG", "D: What are the smallest and the largest");
        Wrong("a word", "no", "The options are A to G.", "Hint");
        Wrong("of no use at all", "ADF", "F: In −max(−x)");
    }
}
