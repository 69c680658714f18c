using CourseKit.Exercises.Training;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhyConvolutionsAnswers : AnswerBook<string>
{
    private const string Weights = "Its kernels are used again at each position, so it has far fewer weights. ",
        Places = "What it learns in one corner it recognizes everywhere: the features do not depend on the position. ",
        Pixels = "It knows that neighboring pixels belong together. ",
        Limits = "It is not completely invariant, and its accuracy falls when the shift is large.";

    public WhyConvolutionsAnswers()
        : base(new WhyConvolutions())
    {
        Right("in one's own words", Weights + Places + Pixels + Limits);
        Right("in Chinese", "由于权重共享，CNN 的参数比全连接网络少得多。在一个位置学到的特征可以在任何位置检测到。它还有先验知识：相邻的像素是相关的。" +
            "但是平移较大时，准确率也会下降。");
        Wrong("parameters alone", Weights, "What does each of the two networks know of a stroke");
        Wrong("without the weights", Places + Pixels + Limits, "How many numbers have to be learned for one feature");
        Wrong("without the places", Weights + Pixels + Limits, "B: What does each of the two networks know");
        Wrong("without the pixels", Weights + Places + Limits, "What does a convolution take for granted", "B:");
        Wrong("without the measurement", Weights + Places + Pixels, "is the advantage without end?", "A:");
        Wrong("praise", "Convolutional networks are modern and work better on images.", "None of the key points is found");
        Wrong("the contrary", "A dense layer does not share its weights. A dense network is not invariant. The image is large.",
            "None of the key points is found");
        Wrong("invariant without limits", Weights + Places + Pixels + "So the network is invariant to any shift, and its accuracy stays.",
            "You write «So the network is invariant to any shift, and its accuracy stays.»");
        Wrong("the networks swapped",
            "The dense network has far fewer parameters, because it shares its weights. The dense network recognizes a pattern " +
                "anywhere in the image, while the convolutional one has to learn it anew at each place. Dense layers know that " +
                "neighboring pixels belong together. With a large shift the accuracy of the dense network falls as well.",
            "You write «Dense layers know that neighboring pixels belong together.»");
    }
}
