using CourseKit.Exercises.Training;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhatBatchSizeChangesAnswers : AnswerBook<string>
{
    public WhatBatchSizeChangesAnswers()
        : base(new WhatBatchSizeChanges())
    {
        Right("in another order", "g, d, c and a");
        Wrong("nothing changes", "ABCDG", "An epoch of one batch would be a single step");
        Wrong("all memory", "ACDEG", "What is there once, however many images a batch has?");
        Wrong("better gradients, better network", "ACDFG", "which batch is ahead after the same number of epochs?");
        Wrong("neighbors in the batch", "ACDGH", "which of them looks at two images at a time?");
        Wrong("validation in the same batches", "ACDGI", "Does the mean of 1,000 losses change");
        Wrong("without the steps", "CDG", "How many are they in batches of 512?");
        Wrong("without the noise", "ADG", "A mean over 16 throws of a die");
        Wrong("without the memory", "ACG", "Is there a copy of the weights for each image?");
        Wrong("without the rate", "ACD", "How long may they be?");
        Wrong("two wrong ones", "BE", "B: An epoch of one batch");
    }
}
