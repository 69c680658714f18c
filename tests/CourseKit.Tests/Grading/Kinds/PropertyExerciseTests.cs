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
              Hint: Something has to be negative.
            """);

    [Fact]
    public void A_mistake_is_recognized_by_the_properties_that_it_lacks() =>
        new Balanced().Check([[0, 0]]).Mistake.Should().Be("nothing at all");

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
            new("The sum is 0", tensor => (tensor.Sum().Item() == 0, tensor.Sum().Item())),
        ];

        public override IReadOnlyList<Mistake<Tensor>> Mistakes { get; } =
            [new("nothing at all", [[0]], "Zeros are not enough."), new("all positive", [[1]], "Something has to be negative.")];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
