using CourseKit.Grading;
using CourseKit.Grading.Kinds;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class NumberExerciseTests
{
    [Fact]
    public void All_numbers_right_is_a_pass() =>
        new Budget().Check(new Answers { ["parameters"] = 903_400, ["ratio"] = 0.333 }).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void A_count_is_exact_and_a_measure_within_its_tolerance()
    {
        new Budget().Check(new Answers { ["parameters"] = 903_401, ["ratio"] = 0.333 }).Outcome.Should().Be(Outcome.Failed);
        new Budget().Check(new Answers { ["parameters"] = 903_400, ["ratio"] = 0.3 }).Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void A_wrong_number_is_not_corrected()
    {
        var verdict = new Budget().Check(new Answers { ["parameters"] = 5, ["ratio"] = 0.333 });

        verdict.ToString().Should().Be(
            """
            ✗ Budget: not yet (1 of 2 numbers are right)
              parameters: This is not the number.
              ✗ parameters      5  numbers
              ✓ ratio       0.333  per layer
              Next: `new Budget().Hint()`
            """);
    }

    [Fact]
    public void A_known_mistake_gets_its_own_hint() =>
        new Budget().Check(new Answers { ["parameters"] = 900_000, ["ratio"] = 3 }).Hint.Should().Be("Count the biases too.");

    [Fact]
    public void A_mistake_in_some_of_the_numbers_is_known_where_no_other_gives_them() =>
        new Budget().Check(new Answers { ["parameters"] = 900_000, ["ratio"] = 0.333 }).Hint.Should().Be("Count the biases too.");

    [Fact]
    public void A_named_mistake_is_told_in_the_place_of_a_unit_that_may_be_wrong_too()
    {
        var verdict = new Sum().Check(25);

        verdict.Message.Should().Be("This is not the number.");
        (verdict.Hint, verdict.Relation).Should().Be(("Is that the input?", null));
    }

    [Theory]
    [InlineData(70, "What your sum lacks is as much as the map, or the copy would add. Is that in it?")]
    [InlineData(75, "What your sum lacks is as much as the input would add.")]
    [InlineData(40, "What your sum lacks is as much as the map and the copy would add.")]
    [InlineData(45, "What your sum lacks is as much as the input and the map, or the input and the copy would add.")]
    [InlineData(
        130, "What your sum has too much is as much as the map, or the copy would add once more. Is that in it twice, or twice as large?")]
    [InlineData(10, "Your number is what the scores alone would add. What else belongs into the sum?")]
    public void A_sum_is_asked_about_the_part_that_it_lacks_or_has_twice(double given, string said) =>
        new Sum().Check(given).Relation.Should().StartWith(said);

    [Fact]
    public void A_mistake_is_not_told_where_a_number_before_it_is_wrong_however_little() =>
        new Chain().Check(new Answers { ["sum"] = 1_001, ["twice"] = 1_000 }).Should()
            .Match<Verdict>(verdict => verdict.Message == "sum: This is not the number." && verdict.Hint == null);

    [Fact]
    public void A_sum_that_is_off_by_none_of_its_parts_is_told_nothing() => new Sum().Check(96).Relation.Should().BeNull();

    [Theory]
    [InlineData("plain", 0.0889, "Your number is 1 divided by the one that is asked for.")]
    [InlineData("plain", 0.09, "Your number is 1 divided by the one that is asked for.")]
    [InlineData("plain", 0.1, null)]
    [InlineData("plain", 10.25, "Your number is 1 less than the one that is asked for.")]
    [InlineData("times", 0.0889, "Your number is the small one divided by the large one.")]
    [InlineData("times", 90, "Your number is the large one, which is not divided by anything yet.")]
    [InlineData("times", 8, "Your number is the small one, which is not divided by anything yet.")]
    [InlineData("times", 30, "Your number is the large one divided by the other small one.")]
    [InlineData("times", 138.36, "Your number is the great one, in millions, and not divided by anything yet.")]
    [InlineData("times", 0, "0 times as much is nothing at all.")]
    [InlineData("times", 123_456, "How many times one number is the other is asked for.")]
    [InlineData("times", 6.3, null)]
    [InlineData("part", 0.9467, "Your number and the one that is asked for add up to 1")]
    [InlineData("part", 5.33, "A part is a number from 0 to 1. Percent are written as in \"12.3 %\".")]
    [InlineData("part", 1.7, "A part is at most 1.")]
    [InlineData("part", 0.7, null)]
    public void A_ratio_is_told_what_it_is_made_of(string asked, double given, string? said) =>
        (new Ratios().Check(new Answers { [asked] = given }).Relation ?? "null").Should().StartWith(said ?? "null");

    [Theory]
    [InlineData(44_900_000, "It may be the right number, rounded: give all its digits.")]
    [InlineData(45_000_000, "It may be the right number, rounded: give all its digits.")]
    [InlineData(44_800_000, null)]
    [InlineData(40_000_000, null)]
    public void A_count_that_is_rounded_is_asked_for_all_its_digits(double given, string? said) =>
        new Count().Check(given).Relation.Should().Be(said);

    [Theory]
    [InlineData(-12, "A count is never below 0. What is taken away from what in yours?")]
    [InlineData(6.5, "A count is a whole number. What is divided in yours, or counted by half?")]
    [InlineData(7, null)]
    public void A_count_is_a_whole_number_from_0_on(double given, string? said) =>
        new Single().Check(given).Relation.Should().Be(said);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Infinity_is_only_itself(double answer)
    {
        new Endless().Check(answer).Outcome.Should().Be(answer == double.PositiveInfinity ? Outcome.Passed : Outcome.Failed);
        new Single().Check(answer).Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void No_number_at_all_is_not_an_attempt_and_half_of_them_is()
    {
        new Budget().Check(new Answers { ["parameters"] = null }).Outcome.Should().Be(Outcome.NotAttempted);
        new Budget().Check(new Answers { ["parameters"] = 903_400 }).ToString().Should().Contain("This number is still missing.");
    }

    [Fact]
    public void A_number_that_is_wrong_comes_before_one_that_is_missing()
    {
        var verdict = new Budget().Check(new Answers { ["ratio"] = 0.25 });

        verdict.Message.Should().Be("ratio: This is not the number.");
        verdict.Evidence.Should().Equal(("asked for", "ratio, in per layer"), ("received", "0.25"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(5.0, null)]
    [InlineData(903_400.0, 0.25)]
    public void A_name_that_is_not_asked_for_comes_before_all(double? parameters, double? ratio) =>
        new Budget().Check(new Answers { ["params"] = 903_400, ["parameters"] = parameters, ["ratio"] = ratio }).Message.Should()
            .Be("Nothing is called «params» here. The names are: «parameters», «ratio».");

    [Fact]
    public void A_single_number_stands_for_itself()
    {
        new Single().Check(13).Outcome.Should().Be(Outcome.Passed);
        new Single().Check(13.0).Outcome.Should().Be(Outcome.Passed);
        new Single().Check((double?)null).Outcome.Should().Be(Outcome.NotAttempted);
        new Single().Check(double.NaN).Outcome.Should().Be(Outcome.Failed);
        new Single().Starter.Should().StartWith("double? answer = null;  // pixels");
    }

    [Fact]
    public void The_solution_shows_the_working() =>
        new Budget().Solution().ToString().Should().Contain("[\"parameters\"] = 903_400,  // numbers")
            .And.Contain("[\"ratio\"] = 1 / 3.0,  // per layer");

    private sealed class Budget() : NumberExercise("00-test/budget", "Budget")
    {
        public override string Question => "How many?";

        protected override IReadOnlyList<Quantity> Quantities { get; } =
            [new("parameters", "numbers", 903_400), new("ratio", "per layer", 1 / 3.0) { Tolerance = 0.01 }];

        public override IReadOnlyList<Mistake<Answers>> Mistakes { get; } =
            [new("no biases", new Answers { ["parameters"] = 900_000, ["ratio"] = 3 }, "Count the biases too.")];

        public override IReadOnlyList<string> Hints => ["Count."];

        public override string Explanation => "Counted.";
    }

    private sealed class Sum() : NumberExercise("00-test/sum", "Sum")
    {
        public override string Question => "How many bytes?";

        protected override IReadOnlyList<Quantity> Quantities { get; } = [new(string.Empty, "bytes", 25 + 30 + 30 + 10 + 5)
        {
            Summands = [("the input", 25), ("the map", 30), ("the copy", 30), ("the scores", 10), ("the loss", 5)],
        }];

        public override IReadOnlyList<Mistake<Answers>> Mistakes { get; } = [new("a quarter, by chance", 25, "Is that the input?")];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Ratios() : NumberExercise("00-test/ratios", "Ratios")
    {
        public override string Question => "How many times, and which part?";

        protected override IReadOnlyList<Quantity> Quantities { get; } =
        [
            new("plain", "times", 90 / 8.0),
            new("times", "times", 90 / 8.0)
            {
                Amounts = [("the large one", 90), ("the small one", 8), ("the other small one", 3), ("the great one", 138_357_544)],
            },
            new("part", "part, 0 to 1", 0.0533),
        ];

        public override IReadOnlyList<Mistake<Answers>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Count() : NumberExercise("00-test/count", "Count")
    {
        public override string Question => "How many?";

        protected override IReadOnlyList<Quantity> Quantities { get; } = [new(string.Empty, "numbers", 44_920_074)];

        public override IReadOnlyList<Mistake<Answers>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Chain() : NumberExercise("00-test/chain", "Chain")
    {
        public override string Question => "How many, and twice as many?";

        protected override IReadOnlyList<Quantity> Quantities { get; } = [new("sum", "numbers", 1_000), new("twice", "numbers", 2_000)];

        public override IReadOnlyList<Mistake<Answers>> Mistakes => [Wrong("twice", "once", "How often?", 1_000)];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Endless() : NumberExercise("00-test/endless", "Endless")
    {
        public override string Question => "How long?";

        protected override IReadOnlyList<Quantity> Quantities { get; } = [new(string.Empty, "steps", double.PositiveInfinity)];

        public override IReadOnlyList<Mistake<Answers>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Single() : NumberExercise("00-test/single", "Single")
    {
        public override string Question => "How wide?";

        protected override IReadOnlyList<Quantity> Quantities { get; } = [new(string.Empty, "pixels", 13)];

        public override IReadOnlyList<Mistake<Answers>> Mistakes { get; } = [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
