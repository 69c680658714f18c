using CourseKit.Exercises.Pooling;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhatPoolingKeepsAnswers : AnswerBook<string>
{
    public WhatPoolingKeepsAnswers()
        : base(new WhatPoolingKeeps())
    {
        Right("small letters, out of order", "h f d c a");
        Wrong("both are linear", "ABCDFH", "what is the maximum of their sum, and the sum of their maxima?", "4");
        Wrong("gradients shared out", "ACDEFH", "If the 3 becomes 3.1, does the output change?");
        Wrong("channels mixed", "ACDFGH", "Which of your outputs has seen both?");
        Wrong("only the bright pixel", "A", "All that you have picked holds");
        Wrong("noise left out", "ADFH", "Four values of noise");
        Wrong("the even area left out", "ACDH", "What is the largest of 0.2, 0.2, 0.2, 0.2");
        Wrong("the mean left out", "ACDF", "What is the mean of the means");
        Wrong("not a convolution", "ACFH", "as a kernel, with a stride of 2");
        Wrong("everything", "ABCDEFGH", "E: An output of max pooling is 7");
        Wrong("a letter too many", "ACDFHI", "The options are A to H. Received: «I».", "Hint");
    }
}
