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
              The number differs.
              input     n = 0
              expected  0
              received  1
              Next: `new TwiceExercise().Hint()`
            """);
    }

    [Fact]
    public void A_known_mistake_gets_its_own_hint()
    {
        var verdict = twice.Check(n => (int)Math.Pow(n, 2));

        (verdict.Outcome, verdict.Mistake, verdict.Hint).Should().Be((Outcome.Failed, "squares", "Twice is not squared."));
        verdict.ToString().Should().StartWith(
            "✗ Twice: not yet (1 of 3 trials pass)\n  The number differs.\n  Hint: Twice is not squared.\n");
    }

    [Fact]
    public void An_exception_is_named_with_the_input_that_led_to_it()
    {
        var verdict = twice.Check(n => n == 3 ? throw new FormatException("no threes") : 2 * n);

        verdict.ToString().Should().MatchRegex(
            """
            ^✗ Twice: your code threw an exception
              `FormatException` at line [0-9]+ of FunctionExerciseTests\.cs: no threes
              input     n = 3
              expected  6
              Next: `new TwiceExercise\(\)\.Hint\(\)`$
            """);
    }

    [Fact]
    public void An_exception_after_a_wrong_result_is_told_too_and_all_trials_count()
    {
        var verdict = twice.Check(n => n == 3 ? throw new FormatException("no threes") : n + 1);

        (verdict.Outcome, verdict.Passed, verdict.Tried).Should().Be((Outcome.Failed, 0, 3));
        verdict.ToString().Should().MatchRegex(@"^✗ Twice: not yet \(0 of 3 trials pass\)\n  The number differs\. Trial 2 ended the " +
            @"check with an exception, `FormatException` at line [0-9]+ of FunctionExerciseTests\.cs: no threes\n  input     n = 0\n");
    }

    [Fact]
    public void An_input_that_makes_no_difference_is_told()
    {
        const string ignored = "Your result is the same whatever `n` is. Does your code use the `n` that it is given, or another " +
            "variable in its place?";

        twice.Check(_ => 7).Relation.Should().Be(ignored);
        twice.Check(n => n > 3 ? 8 : 7).Relation.Should().BeNull();
        new CountExercise(1000).Check(_ => [1, 2, 3]).Relation.Should().NotContain("whatever");
    }

    [Fact]
    public void An_exclusive_or_is_asked_about_where_a_power_may_be_meant() =>
        new TwiceExercise().Check(n => n ^ 2).Relation.Should().StartWith("Your code has a `^`. Is a power meant?");

    [Fact]
    public void Of_an_answer_that_throws_it_is_not_told_that_an_input_makes_no_difference()
    {
        new ProductExercise().Check((n, k) => n + 2).Relation.Should().StartWith("Your result is the same whatever `k` is.");
        new ProductExercise().Check((n, k) => n == 2 ? throw new FormatException() : n + 2).Relation.Should().BeNull();
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

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_branch_that_is_not_written_yet_is_not_yet_instead_of_not_attempted(int unfinished)
    {
        var verdict = twice.Check(n => n == unfinished ? throw new NotImplementedException() : 2 * n);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.ToString().Should().StartWith("✗ Twice: not yet (2 of 3 trials pass)\n  Your code is not finished: with this input it " +
            "comes to a `NotImplementedException` at line ").And.Contain(" of FunctionExerciseTests.cs.").And.Contain($"n = {unfinished}");
    }

    [Fact]
    public void What_a_task_throws_is_told_without_its_wrapping() =>
        twice.Check(n => Task.Run(int () => throw new FormatException("inside")).Result).Message.Should()
            .StartWith("`FormatException`").And.EndWith(": inside");

    [Fact]
    public void What_wrong_results_have_in_common_is_told_where_no_mistake_is_known()
    {
        var verdict = new SumExercise().Check(tensor => 2 * tensor.Sum().Item());

        (verdict.Mistake, verdict.Relation).Should().Be((null, "Your result is the expected one times 2."));
        verdict.ToString().Should().Contain("\n  Your result is the expected one times 2.\n");
    }

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
    public void An_answer_that_changes_its_input_spoils_no_other_trial_and_is_told_so()
    {
        var verdict = new SumExercise().Check(tensor =>
        {
            var sum = tensor.Sum().Item();
            tensor.Data.Fill(100);
            return sum;
        });

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ChangedInputs.Should().Equal("tensor");
        verdict.ToString().Should().EndWith("Your code writes to `tensor`, which the caller still needs. Write to a tensor or an " +
            "array of your own instead.");
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

        protected override IEnumerable<Case> Cases(Generator random) =>
            [new(Shared.Detach()), new(Shared * 2.5f), new(Tensor.From([4], [1, -2.5f, 0.5f, 7]))];

        public override IReadOnlyList<Mistake<Func<Tensor, float>>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class ProductExercise() : FunctionExercise<Func<int, int, int>>("00-test/product", "Product")
    {
        public override string Question => "Multiply.";

        public override Answer<Func<int, int, int>> Reference { get; } = Write((n, k) => n * k);

        protected override IEnumerable<Case> Cases(Generator random) => [new(4, 5), new(6, 7), new(2, 3)];

        public override IReadOnlyList<Mistake<Func<int, int, int>>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
