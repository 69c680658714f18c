using System.Text.Json.Nodes;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading;

public sealed class ExerciseTests
{
    private readonly TwiceExercise twice = new();

    [Fact]
    public void Hints_come_one_by_one_and_say_how_to_get_the_next()
    {
        twice.Hint().ToString().Should().Be("Hint 1 of 2\n  Add it.\n  The next one: `Hint(2)`.");
        twice.Hint(2).ToString().Should().Be("Hint 2 of 2\n  To itself.\n  This was the last one; `Solution()` shows an answer.");
        twice.Hint(7).ToString().Should().Be("No such hint\n  This exercise has hints 1 to 2. Received: 7.");
    }

    [Fact]
    public void A_verdict_is_html_without_what_the_learner_could_smuggle_in()
    {
        var html = twice.Check(n => throw new FormatException("<script>alert(1)</script>")).ToHtml();

        html.Should().NotContain("<script>").And.Contain("&lt;script&gt;").And.Contain("<code>FormatException</code>");
    }

    [Fact]
    public void A_verdict_tells_programs_the_exercise_and_the_outcome()
    {
        dynamic formatter = new VerdictFormatterSource().CreateTypeFormatters().Last();
        var writer = new StringWriter();

        bool written = formatter.Format(twice.Check(n => n), writer);

        written.Should().BeTrue();
        var json = JsonNode.Parse(writer.ToString())!;
        ((string?)json["exercise"], (string?)json["outcome"]).Should().Be(("00-test/twice", "failed"));
    }

    [Fact]
    public void An_exercise_that_holds_what_it_claims_is_proved() => twice.Prove().Should().OnlyContain(proof => proof.Holds);

    [Fact]
    public void A_mistake_that_passes_is_found_out() =>
        new Careless().Prove().Where(proof => !proof.Holds).Should().BeEquivalentTo(
        [
            new Proof("the mistake «none at all» fails with its own hint", "it ends as Passed"),
            new Proof("the mistake «the same in other words» fails with its own hint", "it gets the hint of «one too many»"),
            new Proof("no two mistakes have the same results in all trials", "«one too many» and «the same in other words» have, so that " +
                "nobody is told the second. A trial that tells them apart, or `Shows`?"),
            new Proof("it has at least two hints", "it has 0"),
        ]);

    [Fact]
    public void Trials_of_whole_numbers_alone_are_found_out()
    {
        const string Claim = "its trials have numbers that are not whole";

        new Halving(3, 4).Prove().Single(proof => proof.Claim == Claim).Objection.Should()
            .BeNull("half of 3 is 1.5");
        new Halving(2, 4).Prove().Single(proof => proof.Claim == Claim).Objection.Should()
            .Be("all are whole, so that an answer that rounds passes");
        new Careless().Prove().Should().NotContain(proof => proof.Claim == Claim, "whole numbers are all that it takes");
    }

    [Fact]
    public void Results_that_relate_to_the_right_ones_by_chance_are_found_out()
    {
        const string Claim = "what results like those of its mistakes are told does not depend on the seed";

        Objection(new Turning(NineWithSeed1), Claim).Should().Be(
            "«sorts»: with seed 1: Your result is `row`, unchanged. / with seed 2: nothing", "a row is sorted already by chance");
        var proof = new Turning(_ => 9).Prove().Single(proof => proof.Claim == Claim);
        (proof.Objection, proof.Note).Should().Be((null, "«sorts»: Your result is `row`, unchanged."));
    }

    [Fact]
    public void Claims_about_answers_to_another_exercise_that_hold_by_chance_are_found_out()
    {
        const string Claim = "what answers to 00-test/leaving are told does not depend on the seed";
        var (unchanged, sorted) = (new Leaving(row => row), new Leaving(row => [.. row.Order()]));
        var (never, turned) = (new Leaving(_ => throw new NotImplementedException()), new Leaving(row => [row[2], 2, 1.5f]));

        Objection(new Turning(NineWithSeed1), Claim, unchanged).Should().Be(
            "the reference: with seed 1: the hint of «sorts» / with seed 2: Your result is `row`, unchanged.", "a row is sorted already");
        Objection(new Turning(_ => 9), Claim, unchanged).Should().BeNull();
        Objection(new Turning(_ => 0), Claim, sorted).Should().BeNull();
        Objection(new Turning(_ => 9), Claim, never).Should().Be("«as given»: it ends as NotAttempted");
        new Turning(_ => 9).Prove(turned, new Turning(_ => 9))
            .Where(proof => proof.Claim.StartsWith("what answers", StringComparison.Ordinal)).Should()
            .Equal(new Proof(Claim, null) { Note = "the reference: the hint of «sorts»\n«as given»: It passes." });
    }

    private static float NineWithSeed1(Generator random) => random.Integer(0, 9) == new Generator(1).Integer(0, 9) ? 9 : 0;

    private static string? Objection(Exercise exercise, string claim, params IEnumerable<Exercise> others) =>
        exercise.Prove(others).Single(proof => proof.Claim == claim).Objection;

    private sealed class Leaving(Func<float[], float[]> mistake) : FunctionExercise<Func<float[], float[]>>("00-test/leaving", "Leaving")
    {
        public override string Question => "Leave the row as it is.";

        public override Answer<Func<float[], float[]>> Reference { get; } = Write(row => row);

        protected override IEnumerable<Case> Cases(Generator random) => [new((object)new[] { 1.5f, -2, 7 })];

        public override IReadOnlyList<Mistake<Func<float[], float[]>>> Mistakes { get; } = [new("as given", mistake, "What stays?")];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Turning(Func<Generator, float> last) : FunctionExercise<Func<float[], float[]>>("00-test/turning", "Turning")
    {
        public override string Question => "Turn the row round.";

        public override Answer<Func<float[], float[]>> Reference { get; } = Write(row => Enumerable.Reverse(row).ToArray());

        protected override IEnumerable<Case> Cases(Generator random) => [new((object)new[] { 1.5f, 2, last(random) })];

        public override IReadOnlyList<Mistake<Func<float[], float[]>>> Mistakes { get; } =
            [new("sorts", row => [.. row.Order()], "Which end comes first?")];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Halving(params float[] inputs) : FunctionExercise<Func<float, float>>("00-test/halving", "Halving")
    {
        public override string Question => "Halve it.";

        public override Answer<Func<float, float>> Reference { get; } = Write(x => x / 2);

        protected override IEnumerable<Case> Cases(Generator random) => inputs.Select(input => new Case(input));

        public override IReadOnlyList<Mistake<Func<float, float>>> Mistakes => [];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }

    private sealed class Careless() : FunctionExercise<Func<int, int>>("00-test/careless", "Careless")
    {
        public override string Question => "Double it.";

        public override Answer<Func<int, int>> Reference { get; } = Write(n => 2 * n);

        protected override IEnumerable<Case> Cases(Generator random) => [new(1)];

        public override IReadOnlyList<Mistake<Func<int, int>>> Mistakes { get; } =
            [new("none at all", n => n + n, "?"), new("one too many", n => 3 * n, "!"),
                new("the same in other words", n => n + n + n, "!!")];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
