using CourseKit.Exercises.Training;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers of lesson 4 beside what the library computes of the same networks.</summary>
public sealed class TrainingTests
{
    [Theory]
    [InlineData("memory, batch 32", 32)]
    [InlineData("memory, batch 512", 512)]
    public void The_memory_of_a_batch_is_what_the_summary_of_the_network_says(string quantity, int batch) =>
        Value(quantity).Should().Be(Training(batch));

    [Fact]
    public void The_parts_of_the_memory_and_the_largest_batch_are_those_of_the_summary()
    {
        Value("memory for each image").Should().Be(Training(2) - Training(1));
        Value("memory that the batch does not change").Should().Be((2 * Training(1)) - Training(2));
        var largest = (int)Value("largest batch in 100 MB");
        Training(largest).Should().BeLessThanOrEqualTo(100_000_000);
        Training(largest + 1).Should().BeGreaterThan(100_000_000);
    }

    private static double Value(string quantity) => new BatchSizeAndMemory().Reference.Value[quantity]!.Value;

    private static long Training(int batch) => new Sequential(
        new Conv2d(8, kernel: 3, padding: 1), new Relu(), new MaxPool2d(2), new Flatten(), new Linear(10))
        .Summarize([batch, 1, 28, 28], new SummaryOptions { Optimizer = OptimizerState.Adam }).Memory.Training.Value;
}
