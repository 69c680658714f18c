using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading;

public sealed class RequiredCallTests
{
    [Fact]
    public void An_answer_with_one_of_the_calls_passes()
    {
        new Reversed().Check(numbers => [.. numbers.AsEnumerable().Reverse()]).Outcome.Should().Be(Outcome.Passed);
        new Reversed().Check(ByOrder).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_right_answer_without_any_of_them_fails()
    {
        var verdict = new Reversed().Check(numbers => [.. Enumerable.Range(1, numbers.Length).Select(i => numbers[^i])]);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().Be("All results are right, but: this exercise is about `Reverse` or `OrderByDescending`. " +
            "Received: no call of it. Which method turns a sequence round?");
    }

    [Fact]
    public void A_wrong_answer_hears_of_its_results_alone() =>
        new Reversed().Check(numbers => numbers).ToString().Should().NotContain("is about");

    private static int[] ByOrder(int[] numbers) =>
        [.. numbers.Index().OrderByDescending(number => number.Index).Select(number => number.Item)];

    private sealed class Reversed() : FunctionExercise<Func<int[], int[]>>("00-test/reversed", "Reversed")
    {
        public override string Question => "Turn the numbers round.";

        public override Answer<Func<int[], int[]>> Reference { get; } = Write(numbers => [.. Enumerable.Reverse(numbers)]);

        public override IReadOnlyList<Mistake<Func<int[], int[]>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;

        protected override IReadOnlyList<RequiredCall> Required =>
            [new(["Reverse", "OrderByDescending"], "Which method turns a sequence round?")];

        protected override IEnumerable<Case> Cases(Generator random) => [new(new[] { 1, 2, 3 }), new(new[] { 5, 4 })];
    }
}
