using System.Diagnostics;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class FunctionExerciseTests
{
    private readonly TwiceExercise twice = new();

    [Fact]
    public void A_right_answer_passes_every_trial()
    {
        var verdict = twice.Check(n => n + n);

        verdict.Outcome.Should().Be(Outcome.Passed);
        (verdict.Passed, verdict.Tried).Should().Be((3, 3));
        verdict.ToString().Should().Be("✓ Twice: passed\n  n + n is 2·n.");
    }

    [Fact]
    public void A_wrong_answer_is_shown_input_expected_and_received()
    {
        var verdict = twice.Check(n => n + 1);

        verdict.ToString().Should().Be(
            """
            ✗ Twice: not yet (0 of 3 trials pass)
              The numbers differ.
              input     n = 0
              expected  0
              received  1
            """);
    }

    [Fact]
    public void A_known_mistake_gets_its_own_hint()
    {
        var verdict = twice.Check(n => (int)Math.Pow(n, 2));

        (verdict.Outcome, verdict.Mistake, verdict.Hint).Should().Be((Outcome.Failed, "squares", "Twice is not squared."));
        verdict.ToString().Should().EndWith("Hint: Twice is not squared.");
    }

    [Fact]
    public void An_exception_is_named_with_the_input_that_led_to_it()
    {
        var verdict = twice.Check(n => n == 3 ? throw new FormatException("no threes") : 2 * n);

        verdict.ToString().Should().MatchRegex(
            """
            ^✗ Twice: your code threw an exception
              `FormatException` in FunctionExerciseTests\.cs, line [0-9]+: no threes
              input     n = 3
              expected  6$
            """);
    }

    [Fact]
    public void A_mistake_that_throws_is_recognized_by_what_it_throws() =>
        twice.Check(n => throw new DivideByZeroException()).Hint.Should().Be("Nothing is divided here.");

    [Fact]
    public void The_placeholder_of_the_starter_is_not_an_attempt()
    {
        twice.Check(n => throw new NotImplementedException()).Outcome.Should().Be(Outcome.NotAttempted);
        twice.Check(null).Outcome.Should().Be(Outcome.NotAttempted);
    }

    [Fact]
    public void A_function_that_never_returns_is_stopped_and_the_next_check_works()
    {
        var watch = Stopwatch.StartNew();

        var verdict = twice.Check(n =>
        {
            while (n >= 0)
            {
            }

            return n;
        });

        verdict.Outcome.Should().Be(Outcome.TimedOut);
        verdict.ToString().Should().StartWith("✗ Twice: out of time\n  Your code had not returned after 0.3 s, so it was stopped.")
            .And.Contain("n = 0");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "the limit is 0.3 s, and five is what something that resists gets");
        twice.Check(n => n + n).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_function_that_sleeps_is_stopped_as_well() => twice.Check(n =>
    {
        Thread.Sleep(Timeout.Infinite);
        return n;
    }).Outcome.Should().Be(Outcome.TimedOut);

    [Theory]
    [InlineData(5, "int")]
    [InlineData("x => 2 * x", "string")]
    [InlineData(new[] { 1.5f }, "float[]")]
    public void An_answer_of_another_type_is_told_which_type_fits(object answer, string type)
    {
        var verdict = twice.Check(answer);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().Be($"The answer has the wrong type: this exercise takes `Func<int, int>`. Received: `{type}`.");
    }

    [Fact]
    public void A_function_of_another_type_is_told_which_type_fits() =>
        twice.Check((Func<double, (int, string)>)(_ => (1, "a"))).Message.Should().EndWith("Received: `Func<double, (int, string)>`.");

    [Fact]
    public void An_answer_that_changes_its_input_spoils_no_other_trial()
    {
        var exercise = new SumExercise();

        var verdict = exercise.Check(tensor =>
        {
            var sum = tensor.Sum().Item();
            tensor.Data.Fill(100);
            return sum;
        });

        verdict.Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void Random_cases_follow_from_the_seed()
    {
        static string Input(ulong seed) => new TwiceExercise { Seed = seed }.Check(n => n < 10 ? 2 * n : 0).Evidence[0].Value;

        Input(1).Should().Be(Input(1));
        Enumerable.Range(1, 5).Select(seed => Input((ulong)seed)).Distinct().Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public void The_starter_names_the_parameters_and_the_solution_is_the_code_that_ran()
    {
        twice.Starter.Should().Be(
            """
            Func<int, int> twiceExercise = (n) =>
            {
                throw new NotImplementedException();  // your code here, instead of this line
            };

            new TwiceExercise().Check(twiceExercise)
            """);
        twice.Solution().ToString().Should().Contain("Func<int, int> twiceExercise = n => 2 * n;").And.Contain("n + n is 2·n.");
    }

    private sealed class SumExercise() : FunctionExercise<Func<Tensor, float>>("00-test/sum", "Sum")
    {
        private static readonly Tensor Shared = Tensor.Ones([3]);

        public override string Question => "Add up.";

        public override Answer<Func<Tensor, float>> Reference { get; } = Write(tensor => tensor.Sum().Item());

        protected override IEnumerable<Case> Cases(Generator random) => [new(Shared.Detach()), new(Shared.Detach())];

        public override IReadOnlyList<Mistake<Func<Tensor, float>>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
