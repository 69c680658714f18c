using CourseKit.Exercises.Pooling;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhyMaxPoolingAnswers : AnswerBook<string>
{
    public WhyMaxPoolingAnswers()
        : base(new WhyMaxPooling())
    {
        Right("with plus signs", "G+E+C+A");
        Wrong("a stride keeps the size", "ABCEG", "how many rows of outputs has a 3×3 convolution with a stride of 2?");
        Wrong("invariant to any shift", "ACDEG", "The pattern moves by one pixel, from a window into the next one");
        Wrong("a convolution can do all", "ACEFG", "What does a maximum of 1, 2, 3, 4 do then?");
        Wrong("fewer channels", "ACEGH", "How many maps come out?");
        Wrong("nothing is lost", "ACEGI", "nobody knows where in its window it lay");
        Wrong("without the cost", "AEG", "How many products does one output of a 3×3 convolution sum up");
        Wrong("without the small shifts", "ACG", "what does the maximum say, and what does a kernel");
        Wrong("without the average", "ACE", "Which four weights of a filter make the mean");
        Wrong("only the parameters", "A", "Something that holds too is missing");
        Wrong("two wrong ones", "ADFG", "F: A convolution without its bias");
        Wrong("a word", "none", "The options are A to I.", "Hint");
    }
}
