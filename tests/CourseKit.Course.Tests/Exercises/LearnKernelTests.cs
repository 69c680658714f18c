using CourseKit.Exercises.Convolution;
using CourseKit.Grading;

namespace CourseKit.Course.Tests.Exercises;

public sealed class LearnKernelTests
{
    private const int Properties = 5, Descents = 4;

    [Fact]
    public void An_answer_is_run_on_each_property_and_each_descent_once()
    {
        var runs = 0;

        var verdict = new LearnKernel().Check((image, target) =>
        {
            runs++;
            return [[0.5f, 2]];
        });

        (verdict.Outcome, verdict.Mistake).Should().Be((Outcome.Failed, "a fixed answer"));
        runs.Should().Be(Properties + Descents);
    }
}
