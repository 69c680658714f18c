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
    public void The_first_property_that_does_not_hold_is_shown_with_what_was_seen() =>
        new Balanced().Check([[1, 2]]).ToString().Should().Be(
            """
            ✗ Balanced: not yet (1 of 2 trials pass)
              Something that should hold of every right answer does not hold of yours.
              should hold  The sum is 0
              received     3
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
            ✗ Balanced: not yet (1 of 2 trials pass)
              This cannot be tried with what your answer gives. A row has one row. Received: [2, 2].
              should hold  The sum is 0
              received     Tensor [2, 2]
            """);

    [Fact]
    public void The_starter_is_an_answer_that_is_not_there()
    {
        new Balanced().Starter.Should().Be("Tensor? balanced = null;  // your answer here\n\nnew Balanced().Check(balanced)");
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
}
