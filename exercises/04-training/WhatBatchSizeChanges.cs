namespace CourseKit.Exercises.Training;

public sealed class WhatBatchSizeChanges() : ChoiceExercise("04-training/what-batch-size-changes", "What the batch size changes")
{
    protected override string Stem =>
        "A network is trained for the same number of epochs with batches of 16 and with batches of 512, all else being equal. Look at " +
            "the figure above. What is true?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("With batches of 512 the network takes 32 times fewer steps.", true,
            "60,000 images in batches of 16 are 3,750 steps. How many are they in batches of 512?"),
        new("Batches change nothing but the speed: in an epoch the network sees the same images either way.", false,
            "An epoch of one batch would be a single step against the gradient. Is that as far as 3,750 steps?"),
        new("The gradient of a larger batch is a mean over more images, so that it changes less from batch to batch.", true,
            "A mean over 16 throws of a die, and one over 512: which of the two comes nearer to 3.5, most of the time?"),
        new("The memory for activations grows with the batch; that for weights, gradients and the optimizer's numbers does not.", true,
            "Is there a copy of the weights for each image? And of the maps that come out of a convolution?"),
        new("Twice the batch takes twice the memory in all.", false,
            "What is there once, however many images a batch has?"),
        new("A larger batch ends in a better accuracy, since its gradients are more exact.", false,
            "In the figure, which batch is ahead after the same number of epochs?"),
        new("Whoever makes the batch larger often does well to make the learning rate larger too.", true,
            "Fewer steps are to lead as far, and each of them is surer than before. How long may they be?"),
        new("When the network predicts, its scores for an image depend on the batch that it is in.", false,
            "Convolutions, ReLU, pooling, dense layers: which of them looks at two images at a time?"),
        new("The validation set has to be measured in batches of the same size, or the two losses cannot be compared.", false,
            "Does the mean of 1,000 losses change when they are added up in other groups?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Count steps first: images of the epoch, divided by the batch. How far does a network come in half as many steps?",
        "What is there once, what is there for each image? And what do the images of a batch have to do with each other, if a layer " +
            "looks at one at a time?",
        "Four of the nine hold.",
    ];

    public override string Explanation =>
        "The batch size trades steps for work at a time. Small batches take many noisy steps, and the noise even helps the network to " +
            "find places where it does well on other images too; large ones use the machine better, up to where it has no more to give. " +
            "Usual sizes are 32 to 256. The scores of an image begin to depend on its neighbors in training only, with batch " +
            "normalization, which a later lesson brings.";
}
