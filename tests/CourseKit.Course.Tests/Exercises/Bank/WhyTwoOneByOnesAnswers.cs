using CourseKit.Exercises.ClassicArchitectures;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhyTwoOneByOnesAnswers : AnswerBook<string>
{
    public WhyTwoOneByOnesAnswers()
        : base(new WhyTwoOneByOnes())
    {
        Right("in small letters", "i, e, c and b");
        Wrong("nothing at all", "ABCEI", "How many numbers does it see at one pixel");
        Wrong("a larger window", "BCDEI", "How many pixels does one output of a 1×1 convolution see?");
        Wrong("half of the parameters", "BCEFI", "How many are in each 1×1?");
        Wrong("instead of dense layers", "BCEGI", "What makes one number for each class");
        Wrong("one run is enough", "BCEHI", "Train the same network with another seed");
        Wrong("without the hidden layer", "CEI", "What can two dense layers with a ReLU between them compute");
        Wrong("without the ReLU", "BEI", "A weighted sum of weighted sums");
        Wrong("without the count", "BCI", "How many weights has a filter of 1×1 on F maps");
        Wrong("without the doubt", "BCE", "was one of the networks ahead with both seeds");
    }
}
