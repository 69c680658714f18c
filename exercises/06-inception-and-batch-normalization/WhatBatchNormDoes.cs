namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class WhatBatchNormDoes() : ChoiceExercise(
    "06-inception-and-batch-normalization/what-batch-norm-does", "What batch normalization does")
{
    protected override string Stem =>
        "A batch of 32 images comes out of a convolution as 64 maps of 14×14 pixels each, [32, 64, 14, 14], and goes through batch " +
            "normalization. What is true of it?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("In training it computes 64 means, each over 32·14·14 numbers.", true,
            "A filter is the same at all pixels and for all images. How many filters are there, and how many numbers does each give?"),
        new("In training it computes 64·14·14 means, each over 32 numbers.", false,
            "That would be a mean for each pixel. Is a filter another one in the corner than in the middle?"),
        new("In training it computes 32 means, each over the numbers of one image.", false,
            "Then the channels of an image would share a mean, and no image would have to do with the others. What of the batch?"),
        new("In training it computes one mean, over everything.", false,
            "One filter may find much and another hardly anything. If both share a mean, what is the mean of each behind it?"),
        new("It has 128 parameters that are learned: a scale and a shift for each map.", true,
            "What do γ and β count as, and how many of each are there?"),
        new("It has 256 parameters: the running means and variances are learned, too.", false,
            "By which gradient would a running mean change? It follows the batches; no loss asks it to."),
        new("It has no parameters, since it only rescales what comes in.", false,
            "What are γ and β, and who chooses them?"),
        new("While training, what comes out for an image depends on the other images of its batch.", true,
            "From which images are the mean and the variance?"),
        new("It is the same in prediction: what comes out for an image depends on the other images of its batch.", false,
            "If it were so, a photo could be a cat in one batch and a dog in another. Which mean is subtracted in prediction?"),
        new("While training, it subtracts the running means, which follow the data.", false,
            "A running mean is a mean of the batches before. If it were subtracted, would the numbers of *this* batch have mean 0?"),
        new("By its γ and β it can undo what it does, if that is better for the loss.", true,
            "What comes out for γ = σ and β = μ?"),
        new("With PyTorch's momentum of 0.1, a running mean keeps 10 % of its old value at each batch.", false,
            "PyTorch's momentum weighs the new value. How much is left for the old one?"),
        new("Behind a dense layer, a batch of a single image cannot be trained with: every number would be its own mean.", true,
            "What is x − μ, if there is one x?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the axes of [32, 64, 14, 14] and ask of each: do its members share a filter? Those that do share a mean.",
        "Then ask of each number whether a gradient changes it (γ, β) or whether it only follows the batches (the running ones).",
        "Five of the thirteen hold.",
    ];

    public override string Explanation =>
        "64 means over 6,272 numbers each; 128 learned numbers, and 128 more that only follow. That training and prediction differ is " +
            "the price: most mistakes with batch normalization are a network that predicts in training mode, or trains with too small " +
            "a batch.";
}
