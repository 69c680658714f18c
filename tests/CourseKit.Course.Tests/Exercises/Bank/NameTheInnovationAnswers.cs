using CourseKit.Exercises.ClassicArchitectures;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class NameTheInnovationAnswers : AnswerBook<string>
{
    public NameTheInnovationAnswers()
        : base(new NameTheInnovation())
    {
        Right("from the last to the first, with dots", "J. H. G. E. C. B");
        Wrong("AlexNet the first", "ABCEGHJ", "Which network of this lesson was fourteen years older");
        Wrong("skips in GoogLeNet", "BCDGHJ", "Whose idea was it to add something?");
        Wrong("a weight for each pixel", "BCEFHJ", "What can it weigh with those: pixels, or maps?");
        Wrong("large windows", "BCEGIJ", "What does an Inception module separate");
        Wrong("an average with weights", "BCEGHJK", "What would there be to learn?");
        Wrong("without AlexNet", "CEGHJ", "What stands between C3, C4 and C5 in AlexNet");
        Wrong("without scaling", "BCEGH", "It is a family of eight networks");
        Wrong("without Xception", "BCEGJ", "which part looks along the pixels");
        Wrong("all", "ABCDEFGHIJK", "A: Which network of this lesson");
        Wrong("a name", "ResNet", "The options are A to K.", "Hint");
    }
}
