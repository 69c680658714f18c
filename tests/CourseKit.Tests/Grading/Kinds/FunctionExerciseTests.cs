using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class FunctionExerciseTests
{
    private readonly TwiceExercise twice = new(), hurried = new(seconds: 0.3);

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
              `FormatException` at line [0-9]+ of FunctionExerciseTests\.cs: no threes
              input     n = 3
              expected  6$
            """);
    }

    [Fact]
    public void An_exception_after_a_wrong_result_is_told_too_and_all_trials_count()
    {
        var verdict = twice.Check(n => n == 3 ? throw new FormatException("no threes") : n + 1);

        (verdict.Outcome, verdict.Passed, verdict.Tried).Should().Be((Outcome.Failed, 0, 3));
        verdict.ToString().Should().MatchRegex(@"^✗ Twice: not yet \(0 of 3 trials pass\)\n  The numbers differ\. Trial 2 ended the " +
            @"check with an exception, `FormatException` at line [0-9]+ of FunctionExerciseTests\.cs: no threes\n  input     n = 0\n");
    }

    [Fact]
    public void An_input_that_makes_no_difference_is_told()
    {
        const string ignored = "Your result is the same whatever `n` is. Does your code use the `n` that it is given, or a variable of " +
            "another cell?";

        twice.Check(_ => 7).Relation.Should().Be(ignored);
        twice.Check(n => n > 3 ? 8 : 7).Relation.Should().BeNull();
        new CountExercise(1000).Check(_ => [1, 2, 3]).Relation.Should().NotContain("whatever");
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

    [Fact]
    public void A_thread_that_is_left_behind_changes_no_verdict()
    {
        using var resists = new ManualResetEventSlim();
        var verdict = hurried.Check(n =>
        {
            try
            {
                return n == 0 ? 0 : throw new FormatException();
            }
            finally
            {
                while (n > 0 && !resists.IsSet)
                {
                }
            }
        });
        var before = verdict.ToString();
        resists.Set();

        verdict.Outcome.Should().Be(Outcome.TimedOut);
        verdict.ToString().Should().Be(before);
    }

    [Fact]
    public void A_function_that_never_returns_is_stopped_and_the_next_check_works()
    {
        var verdict = hurried.Check(n =>
        {
            while (n >= 0)
            {
            }

            return n;
        });

        verdict.Outcome.Should().Be(Outcome.TimedOut);
        verdict.ToString().Should().StartWith("✗ Twice: out of time\n  Your code had not returned after 0.3 s, so it was stopped.")
            .And.Contain("n = 0");
        twice.Check(n => n + n).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_function_that_sleeps_is_stopped_as_well() => hurried.Check(n =>
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
    public void A_sequence_is_read_once_and_not_without_an_end()
    {
        var reads = 0;
        IEnumerable<int> Count(int n)
        {
            reads++;
            for (var i = 0; i < n; i++)
            {
                yield return i;
            }
        }

        new CountExercise(2, 5).Check(Count).Outcome.Should().Be(Outcome.Passed);
        reads.Should().Be(2);
        new CountExercise(2, 5).Check(n => Enumerable.Repeat(0, int.MaxValue)).Message.Should().StartWith("There should be 2 values.");
    }

    [Fact]
    public void An_endless_sequence_in_the_place_of_many_values_is_read_up_to_a_million() =>
        new CountExercise(1000).Check(n => Enumerable.Repeat(0, int.MaxValue)).Message.Should().Be(
            "There should be 1000 values. Received: 1000000.");

    [Fact]
    public void All_mistakes_together_are_looked_for_within_one_limit()
    {
        var looks = 0;
        bool Looks()
        {
            looks++;
            Thread.Sleep(Timeout.Infinite);
            return true;
        }

        var verdict = new MistakenExercise(Looks).Check(n => n + 1);

        (verdict.Outcome, verdict.Mistake, verdict.Relation).Should().Be((Outcome.Failed, null, null));
        looks.Should().Be(1);
    }

    [Fact]
    public void A_mistake_whose_test_throws_is_not_shown_and_the_next_is_looked_for() =>
        new MistakenExercise(() => throw new FormatException()).Check(n => n + 3).Mistake.Should().Be("adds three");

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

    private sealed class MistakenExercise(Func<bool> shows) : FunctionExercise<Func<int, int>>("00-test/mistaken", "Mistaken")
    {
        public override string Question => "Double `n`.";

        public override TimeSpan Limit => TimeSpan.FromMilliseconds(300);

        public override Answer<Func<int, int>> Reference { get; } = Write(n => 2 * n);

        protected override IEnumerable<Case> Cases(Generator random) => [new(4), new(7)];

        public override IReadOnlyList<Mistake<Func<int, int>>> Mistakes =>
        [
            new("squares", n => n * n, "Twice is not squared.") { Shows = _ => shows() },
            new("adds two", n => n + 2, "Twice is not two more.") { Shows = _ => shows() },
            new("adds three", n => n + 3, "Twice is not three more."),
        ];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class CountExercise(params int[] sizes) : FunctionExercise<Func<int, IEnumerable<int>>>("00-test/count", "Count")
    {
        public override string Question => "Count.";

        public override Answer<Func<int, IEnumerable<int>>> Reference { get; } = Write(n => Enumerable.Range(0, n));

        protected override IEnumerable<Case> Cases(Generator random) => sizes.Select(size => new Case(size));

        public override IReadOnlyList<Mistake<Func<int, IEnumerable<int>>>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
