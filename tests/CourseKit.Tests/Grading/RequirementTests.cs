using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading;

/// <summary>What an exercise can ask of an answer beside its results.</summary>
public sealed class RequirementTests
{
    private static readonly Func<float[], float> Clearing = numbers =>
    {
        var total = 0f;
        for (var i = numbers.GetLowerBound(0); i <= numbers.GetUpperBound(0); i++)
        {
            total += numbers[i];
            numbers[i] = 0;
        }

        return total;
    };

    [Fact]
    public void An_input_that_is_written_to_is_told_of_and_fails_where_the_exercise_says_so()
    {
        new TotalExercise().Check(Clearing).Outcome.Should().Be(Outcome.Passed);
        new TotalExercise(requiresUnchangedInputs: true).Check(Clearing).ToString().Should().Be(
            """
            ✗ Total: not yet (3 of 3 trials pass)
              All results are right, but: an answer is to leave its inputs as they are.
              Your code writes to `numbers`, which the caller still needs. Write to a tensor or an array of your own instead.
            """);
    }

    [Fact]
    public void A_gradient_has_to_arrive_where_the_exercise_says_so()
    {
        new Scaling().Check((image, factor) => image * factor + 0).Outcome.Should().Be(Outcome.Passed);
        var verdict = new Scaling().Check((image, factor) => image * factor.Item());
        (verdict.Passed, verdict.Tried, verdict.Mistake).Should().Be((2, 3, "plain numbers"));
        verdict.Message.Should().Be("The results are right, but this should hold, and does not: The gradient with respect to the " +
            "`factor` agrees with one that is found by trying.");
        verdict.Evidence.Single(fact => fact.Name == "expected").Value.Should().Contain("37.875", "it is the sum of 2·factor·x²");
        new Scaling().Check((image, factor) => image.Detach() * factor).Evidence[^1].Value.Should().Be("no gradient arrives");
        new Scaling().Check((image, factor) => (image.Detach() + image) / 2 * factor).Evidence[^1].Value.Should()
            .NotBe("no gradient arrives", "half of it does");
    }

    [Fact]
    public void A_gradient_that_is_missing_is_a_mistake_like_others() =>
        new Scaling().Prove().Where(proof => !proof.Holds).Should().BeEmpty();

    [Theory]
    [InlineData(1, Outcome.Passed)]
    [InlineData(49, Outcome.Passed)]
    [InlineData(51, Outcome.Failed)]
    public void An_answer_may_take_so_many_times_as_long_as_the_reference(int times, Outcome outcome)
    {
        var clock = new FakeClock();
        var verdict = new Slow(clock).Check(n => clock.Pass(n, times));

        verdict.Outcome.Should().Be(outcome);
        if (outcome is Outcome.Failed)
        {
            verdict.Message.Should().Be("All results are right, but: an answer is to take at most 50 times as long as the reference " +
                "does. Received: 51 times as long. Is there a loop in the loop?");
        }
    }

    [Fact]
    public void One_quick_run_is_enough()
    {
        var (clock, run) = (new FakeClock(), 0);

        new Slow(clock).Check(n => clock.Pass(n, n < 1000 || ++run == 5 ? 1 : 1000)).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_run_that_takes_no_time_to_speak_of_is_quick_however_quick_the_reference_is()
    {
        var clock = new FakeClock();

        new Slow(clock, microseconds: 1).Check(n => clock.Pass(n, 1000)).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void An_answer_that_ends_in_an_exception_with_a_large_input_is_told_so() =>
        new Slow(new FakeClock()).Check(n => n < 1000 ? n : throw new FormatException("Too large.")).Message.Should().MatchRegex(
            @"^All results are right, but: an answer is to take at most 50 times as long as the reference does\. With a large " +
            @"input, your code threw `FormatException` at line \d+ of RequirementTests\.cs: Too large\. Is there a loop in the loop\?$");

    [Fact]
    public void A_pace_leaves_room_for_slow_machines() =>
        FluentActions.Invoking(() => new Pace(_ => new Case(1), 9, "?")).Should().Throw<ArgumentOutOfRangeException>();

    /// <summary>A clock that moves on only by the work that is done on it.</summary>
    private sealed class FakeClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public int Microseconds { get; set; }

        public override long GetTimestamp() => now;

        public int Pass(int n, int times)
        {
            now += times * Microseconds * TimeSpan.TicksPerMicrosecond;
            return n;
        }
    }

    private sealed class Slow : FunctionExercise<Func<int, int>>
    {
        public Slow(FakeClock clock, int microseconds = 10_000)
            : base("00-test/slow", "Slow")
        {
            clock.Microseconds = microseconds;
            Clock = clock;
            Reference = Write(n => clock.Pass(n, 1));
        }

        public override string Question => "Give it back.";

        public override Answer<Func<int, int>> Reference { get; }

        protected override Pace Pace => new(_ => new Case(1000), multiple: 50, "Is there a loop in the loop?");

        protected override TimeProvider Clock { get; }

        protected override IEnumerable<Case> Cases(Generator random) => [new(1), new(2)];

        public override IReadOnlyList<Mistake<Func<int, int>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    /// <summary>Neither the comparison nor the trial of the gradient ends in an exception of the course's own.</summary>
    [Fact]
    public void Null_in_the_place_of_a_tensor_is_a_wrong_result()
    {
        var verdict = new Scaling().Check((_, _) => null!);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.ToString().Should().Contain("null").And.NotContain("Exception");
    }

    private sealed class Scaling() : FunctionExercise<Func<Tensor, Tensor, Tensor>>("00-test/scaling", "Scaling")
    {
        public override string Question => "Multiply.";

        public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } = Write((image, factor) => image * factor);

        protected override IReadOnlyList<string> DifferentiableBy => ["factor", "image"];

        protected override IEnumerable<Case> Cases(Generator random) => [new(Tensor.From([3], [1.5f, -2, 0.25f]), Tensor.From([], [3]))];

        public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
        [
            new("plain numbers", (image, factor) => image * factor.Item(), "Which of your numbers remember where they come from?"),
            new("half of the way", (image, factor) => image.Detach() * factor, "Where does the way to the image end?"),
        ];

        public override IReadOnlyList<string> Hints => ["Multiply tensors.", "`image * factor`."];

        public override string Explanation => "A product has two factors.";
    }
}
