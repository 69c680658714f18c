using CourseKit.Grading;
using CourseKit.Grading.Kinds;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class ChoiceExerciseTests
{
    private readonly Numbers exercise = new();

    [Theory]
    [InlineData("AC")]
    [InlineData("ca")]
    [InlineData(" A, C ")]
    [InlineData("A\nC; c")]
    public void The_letters_of_all_that_hold_pass_in_any_order_and_spelling(string answer) =>
        exercise.Check(answer).Outcome.Should().Be(Outcome.Passed);

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public void Nothing_picked_is_not_an_attempt(string answer) => exercise.Check(answer).Outcome.Should().Be(Outcome.NotAttempted);

    [Fact]
    public void A_wrong_pick_is_explained_alone() => exercise.Check("AB").ToString().Should().Be(
        """
        ✗ Numbers: not yet (2 of 4 options are right)
          B does not hold.
          Hint: How many divisors has 1?
          ✓ A  2 is prime.
          ✗ B  1 is prime.
          Next: `new Numbers().Hint()`
        """);

    [Fact]
    public void Several_wrong_picks_are_explained_each() =>
        exercise.Check("ABCD").Hint.Should().Be("B: How many divisors has 1?\n\nD: Divide 9 by 3.");

    [Fact]
    public void One_that_is_missing_is_hinted_at_without_its_letter()
    {
        var verdict = exercise.Check("A");

        verdict.ToString().Should().Contain("Something that holds too is missing.").And.Contain("Hint: Try to divide 7 by each")
            .And.NotContain("C");
        verdict.Mistake.Should().Be("leaves out C");
    }

    [Fact]
    public void A_letter_that_is_no_option_is_told_the_letters()
    {
        var verdict = exercise.Check("A E");

        verdict.ToString().Should().EndWith(
            ": not yet\n  The options are A to D. Received: «E». Write the letters of all that hold, such as \"AB\"." +
            $"\n  Next: `new {exercise.GetType().Name}().Hint()`");
        verdict.Hint.Should().BeNull();
    }

    [Theory]
    [InlineData("A, C.")]
    [InlineData("(a)(c)")]
    [InlineData("A and C")]
    [InlineData("{A/C}")]
    public void Letters_may_stand_in_a_sentence(string answer) =>
        exercise.Check(answer).ToString().Should().Be(exercise.Check("AC").ToString());

    [Fact]
    public void Everything_that_is_picked_wrongly_is_named() =>
        exercise.Check("ABCD").Message.Should().Be("B and D do not hold.");

    [Fact]
    public void An_answer_that_is_no_text_is_told_what_is_wanted() =>
        exercise.Check((object)new[] { "A", "C" }).Message.Should().Contain("this exercise takes `string`");

    [Fact]
    public void The_question_lists_the_options_and_the_solution_is_an_answer()
    {
        exercise.Question.Should().Be("Which are true? Pick all that hold.\n\n- **A** 2 is prime.\n- **B** 1 is prime.\n" +
            "- **C** 7 is prime.\n- **D** 9 is prime.");
        exercise.Starter.Should().StartWith("var answer = \"\";");
        exercise.SolutionCode.Should().Be("var answer = \"AC\";");
    }

    [Fact]
    public void Each_option_is_a_mistake_with_its_own_hint() => exercise.Prove().Should().AllSatisfy(proof => proof.Holds.Should().BeTrue(
        $"{proof.Claim}: {proof.Objection}")).And.HaveCount(8);

    private sealed class Numbers() : ChoiceExercise("00-test/numbers", "Numbers")
    {
        protected override string Stem => "Which are true?";

        protected override IReadOnlyList<Option> Options { get; } =
        [
            new("2 is prime.", true, "Even numbers are divided by 2. Is that more than themselves and 1, each time?"),
            new("1 is prime.", false, "How many divisors has 1?"),
            new("7 is prime.", true, "Try to divide 7 by each number from 2 to 6."),
            new("9 is prime.", false, "Divide 9 by 3."),
        ];

        public override IReadOnlyList<string> Hints => ["Count divisors.", "Primes have two."];

        public override string Explanation => "2 and 7 have two divisors.";
    }
}
