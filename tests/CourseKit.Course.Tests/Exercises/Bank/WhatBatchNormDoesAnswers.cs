using CourseKit.Exercises.InceptionAndBatchNormalization;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhatBatchNormDoesAnswers : AnswerBook<string>
{
    public WhatBatchNormDoesAnswers()
        : base(new WhatBatchNormDoes())
    {
        Right("in small letters, with commas", "m, k, h, e, a");
        Wrong("a mean for each pixel", "BEHKM", "Is a filter another one in the corner");
        Wrong("a mean for each image", "CEHKM", "Then the channels of an image would share a mean");
        Wrong("one mean", "ADEHKM", "what is the mean of each behind it?");
        Wrong("running statistics counted", "AFHKM", "By which gradient would a running mean change?");
        Wrong("no parameters", "AGHKM", "What are γ and β, and who chooses them?");
        Wrong("prediction by the batch", "AEHIKM", "a cat in one batch and a dog in another");
        Wrong("training by the running means", "AEHJKM", "would the numbers of this batch have mean 0?");
        Wrong("momentum the other way round", "AEHKLM", "How much is left for the old one?");
        Wrong("without the other images", "AEKM", "From which images are the mean and the variance?");
        Wrong("without γ = σ", "AEHM", "What comes out for γ = σ and β = μ?");
        Wrong("without the single image", "AEHK", "What is x − μ, if there is one x?");
        Wrong("without the parameters", "AHKM", "What do γ and β count as");
    }
}
