using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class PropertyExerciseTests
{
    [Fact]
    public void Any_answer_that_has_the_properties_passes()
    {
        new Balanced().Check([[1, -1]]).Outcome.Should().Be(Outcome.Passed);
        new Balanced().Check([[3], [-1], [-2]]).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void An_empty_tensor_as_in_the_starter_is_no_attempt() => new Balanced().Check([]).Outcome.Should().Be(Outcome.NotAttempted);

    [Fact]
    public void The_first_property_that_does_not_hold_is_shown_with_what_was_seen() =>
        new Balanced().Check([[1, 2]]).ToString().Should().Be(
            """
            ✗ Balanced: not yet (1 of 2 rules hold)
              This should hold, and does not: The sum is 0.
              received  3
              ✓ Something is there
            """);

    [Fact]
    public void A_mistake_is_recognized_by_what_comes_out_and_not_by_the_properties_that_it_lacks()
    {
        new Balanced().Check([[0]]).Mistake.Should().Be("nothing at all");
        new Balanced().Check([[1]]).Mistake.Should().Be("one");
        new Balanced().Check([[5, 2]]).Mistake.Should().BeNull();
    }

    [Fact]
    public void A_mistake_can_tell_itself_what_shows_it() => new Balanced().Check([[-3, -4]]).Mistake.Should().Be("all negative");

    [Fact]
    public void A_property_that_cannot_be_tried_says_what_was_given_and_why() =>
        new Balanced().Check([[1, 2], [3, 4]]).ToString().Should().StartWith(
            """
            ✗ Balanced: not yet (1 of 2 rules hold)
              With what your answer gives, this cannot be tried: The sum is 0. A row has one row. Received: [2, 2].

              received [2, 2]
                 0  1
              0  1  2
              1  3  4
              ✓ Something is there
            """);

    [Fact]
    public void What_the_answer_is_called_with_and_what_is_expected_are_shown_and_a_text_is_prose() =>
        new Doubled().Check(_ => [1, 2]).ToString().Should().Be(
            """
            ✗ Doubled: not yet (1 of 2 rules hold)
              This should hold, and does not: Every number is doubled.
              input  numbers = Tensor [2] [1, 3]

              values [2] (* differs)
                        0  1
              expected  2  6
              received  1* 2*
              ✓ Something new comes back
            """);

    [Fact]
    public void An_answer_that_writes_to_what_it_is_called_with_is_told_so()
    {
        var verdict = new Doubled().Check(numbers =>
        {
            numbers[0] *= 2;
            numbers[1] *= 2;
            return numbers;
        });

        verdict.ToString().Should().Contain("Your code writes to `numbers`").And.Contain("the same numbers come back");
        verdict.ToString().Should().NotContain("\"");
    }

    /// <summary>The exercise and the answer are in one assembly here, as in a program of a teacher.</summary>
    [Fact]
    public void A_property_that_throws_on_what_came_back_shows_it_and_says_what_is_wanted()
    {
        var verdict = new FirstLetter().Check(_ => [0.5f, 2]);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().Be("With what your answer gives, this cannot be tried: One number comes back. "
            + "Item() takes the value of a tensor that holds exactly one. Received: shape [2].");
        verdict.Evidence.Single().Value.Should().Be("Tensor [2] [0.5000, 2.0000]");
    }

    [Fact]
    public void Null_that_came_back_is_shown_and_what_is_wanted() => new FirstLetter().Check(_ => null!).ToString().Should().Be(
        """
        ✗ First letter: not yet (0 of 2 rules hold)
          With what your answer gives, this cannot be tried: One number comes back.
          received  null
        """);

    [Fact]
    public void An_exception_of_the_answer_is_told_as_one()
    {
        var verdict = new FirstLetter().Check(_ => throw new FormatException("of the answer"));

        verdict.Outcome.Should().Be(Outcome.Broken);
        verdict.ToString().Should().Contain("`FormatException`").And.Contain("of the answer").And.NotContain("cannot be tried");
    }

    /// <summary>The second property calls the answer twice, and only the second call throws.</summary>
    [Fact]
    public void An_exception_of_a_later_call_is_told_as_one() =>
        new FirstLetter().Check(word => word.Length == 1 ? throw new FormatException("of the answer") : [1]).Outcome
            .Should().Be(Outcome.Broken);

    [Fact]
    public void The_starter_is_an_answer_that_is_not_there()
    {
        new Balanced().Starter.Should().Be("Tensor balanced = [];  // your answer here\n\nnew Balanced().Check(balanced)");
        new Balanced().Check((Tensor?)null).Outcome.Should().Be(Outcome.NotAttempted);
    }

    private sealed class Balanced() : PropertyExercise<Tensor>("00-test/balanced", "Balanced")
    {
        public override string Question => "Numbers that add up to 0.";

        public override Answer<Tensor> Reference { get; } = Write([[1, -1]]);

        protected override IEnumerable<Property<Tensor>> Properties(Generator random) =>
        [
            new("Something is there", tensor => (tensor.Abs().Sum().Item() > 0, tensor)),
            new("The sum is 0", tensor => tensor.Shape[0] is 0 or 2 && tensor.Shape[1] == 2
                ? throw new ShapeException("A row has one row.", $"{tensor.Shape}")
                : (tensor.Sum().Item() == 0, tensor.Sum().Item())),
        ];

        public override IReadOnlyList<Mistake<Tensor>> Mistakes { get; } =
        [
            new("nothing at all", [[0]], "Zeros are not enough."),
            new("one", [[1]], "Something has to be negative."),
            new("all negative", [[-1]], "Something has to be positive.") { Shows = tensor => tensor.ToArray().All(value => value < 0) },
        ];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class FirstLetter() : PropertyExercise<Func<string, Tensor>>("00-test/first-letter", "First letter")
    {
        public override string Question => "The number of the first letter.";

        public override Answer<Func<string, Tensor>> Reference { get; } = Write(word => [(float)(word[0] - 'a')]);

        protected override IEnumerable<Property<Func<string, Tensor>>> Properties(Generator random) =>
        [
            new("One number comes back", number => (number("ab").Item() >= 0, "a number")),
            new("Only the first letter counts", number => (number("ba").Item() == number("b").Item(), "two numbers")),
        ];

        public override IReadOnlyList<Mistake<Func<string, Tensor>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Doubled() : PropertyExercise<Func<Tensor, Tensor>>("00-test/doubled", "Doubled")
    {
        public override string Question => "Double each number, and write to none.";

        public override Answer<Func<Tensor, Tensor>> Reference { get; } = Write(numbers => 2 * numbers);

        protected override IEnumerable<Property<Func<Tensor, Tensor>>> Properties(Generator random)
        {
            Tensor numbers = [1, 3];
            yield return new("Every number is doubled", twice =>
            {
                var seen = twice(numbers);
                return (Difference.Between(Tensor.From([2], [2, 6]), seen) is null, seen);
            })
            {
                Inputs = [(nameof(numbers), numbers)],
                Expected = Tensor.From([2], [2, 6]),
            };
            yield return new("Something new comes back", twice =>
                ReferenceEquals(twice(numbers), numbers) ? (false, "the same numbers come back") : (true, null));
        }

        public override IReadOnlyList<Mistake<Func<Tensor, Tensor>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
