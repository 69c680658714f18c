using CourseKit.Grading;
using CourseKit.Grading.Kinds;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class DrawnNumberExerciseTests
{
    private static readonly Field[] Fields = [new(3, 7), new(4, 9), new(5, 8)];

    [Fact]
    public void Every_draw_has_numbers_of_its_own()
    {
        Area(draw: 0).Check(Of(21)).Outcome.Should().Be(Outcome.Passed);
        Area(draw: 1).Check(Of(21)).Outcome.Should().Be(Outcome.Failed);
        Area(draw: 1).Check(Of(36)).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void Its_mistakes_are_those_of_its_numbers()
    {
        Area(draw: 1).Check(Of(16)).Mistake.Should().Be("area: square");
        Area(draw: 2).Check(Of(16)).Mistake.Should().BeNull();
    }

    [Fact]
    public void The_numbers_stand_in_the_verdict_before_and_after_an_attempt()
    {
        Area(draw: 2).Check(new Answers()).ToString().Should().MatchRegex(
            "^○ Area: not attempted\n  Replace the placeholder .*\n  Your field: 5×8 m.$");
        Area(draw: 2).Check(Of(1)).ToString().Should().StartWith(
            "✗ Area: not yet\n  area: This is not the number.\n  Your field: 5×8 m.\n");
        Area(draw: 2).ToString().Should().Be("Area\n\nHow large is your field?\n\nYour field: 5×8 m.");
    }

    [Fact]
    public void The_solution_declares_the_numbers_that_are_given() =>
        Area(draw: 1).SolutionCode.ReplaceLineEndings("\n").Should().Be(
            """
            var length = 4;
            var width = 9;

            var answer = new Answers
            {
                ["area"] = length * width,  // m²
            };
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Only_the_own_numbers_count_as_the_exercise()
    {
        var own = new DrawnAreaExercise(Fields).Draw;
        var other = (own + 1) % Fields.Length;

        new DrawnAreaExercise(Fields).Check(Of(1)).Id.Should().Be("00-test/area").And.Be(Area(own).Check(Of(1)).Id);
        Area(other).Check(Of(1)).Id.Should().Be($"00-test/area?draw={other}");
    }

    [Fact]
    public void A_learner_has_the_same_numbers_each_time() =>
        new DrawnAreaExercise(Fields).Draw.Should().Be(new DrawnAreaExercise(Fields).Draw).And.BeInRange(0, 2);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_draw_that_there_is_not_is_refused(int draw) =>
        this.Invoking(_ => Area(draw)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"This exercise has draws 0 to 2. Received: {draw}.");

    [Fact]
    public void What_an_exercise_promises_is_proved_for_all_of_its_draws()
    {
        new DrawnAreaExercise(Fields).Prove().Should().OnlyContain(proof => proof.Holds);
        new DrawnAreaExercise([.. Fields, new(2, 2)]).Prove().Where(proof => !proof.Holds).Select(proof => proof.Claim).Should()
            .Contain("the mistake «area: sum» fails with its own hint");
    }

    private static DrawnAreaExercise Area(int draw) => new(Fields) { Draw = draw };

    private static Answers Of(double area) => new() { ["area"] = area };
}
