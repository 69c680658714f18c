using CourseKit.Grading;
using CourseKit.Grading.Kinds;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class EssayExerciseTests
{
    private const string Half = "A convolution shares its weights. Therefore it has fewer parameters, and overfits less.";

    private readonly WeightSharingEssay essay = new();

    [Fact]
    public void An_essay_exercise_proves_its_points_where_they_are_said_and_where_they_are_not() =>
        essay.Prove().Where(proof => !proof.Holds).Should().BeEmpty();

    [Fact]
    public void An_essay_that_says_everything_passes_and_is_shown_another()
    {
        var verdict = essay.Check("权重共享，参数更少。每个输出只看局部区域。另外，卷积具有平移不变性。");

        verdict.ToString().Should().Be(
            """
            ✓ Why convolutions? Passed
              That is prior knowledge about images, built in.
              A model answer, to compare with:

              All outputs of a map share the same weights.
              Each output looks at a small window of pixels only.
              So there are far fewer parameters to learn.
              A pattern that moves is detected where it has moved to.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_missing_is_asked_for_and_not_given_away() =>
        essay.Check(Half).ToString().Should().Be(
            """
            ✗ Why convolutions? Not yet (2 of 4 key points are found)
              Found in your text: weight sharing (in «A convolution shares its weights.»), fewer parameters (in «Therefore it has fewer parameters, and overfits less.»). What is not found is what the questions below ask for.
              Hint: B: Which pixels does one output see?

              D: What happens to the map when the image moves?
              Add what is missing, and check again. Does your text say it in words that are not understood here?
            """.ReplaceLineEndings("\n") +
            " Compare it with the model answer, `Solution()`; then `Check(essay, credit: \"BD\")` credits these points to you.\n" +
            "  Next: `new WeightSharingEssay().Hint()`");

    [Theory]
    [InlineData("BD", Outcome.Passed, "You credit to yourself: B, D. Does your text say it? A model answer")]
    [InlineData("d, b", Outcome.Passed, "You credit to yourself: B, D.")]
    [InlineData("B", Outcome.Failed, "Hint: D: What happens to the map when the image moves?")]
    [InlineData("", Outcome.Failed, "Hint: B: Which pixels")]
    [InlineData("BDX", Outcome.Failed, "The key points are A to D. Received: «X».")]
    public void Who_said_it_in_other_words_credits_it(string credit, Outcome outcome, string says)
    {
        var verdict = essay.Check(Half, credit);

        verdict.Outcome.Should().Be(outcome);
        verdict.ToString().Should().Contain(says);
    }

    [Fact]
    public void Credit_is_for_an_essay_and_not_for_anything_at_all()
    {
        var verdict = essay.Check("I do not know.", credit: "ABCD");

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Message.Should().Be("Credit is for what a text says in other words. Received: 4 words.");
        essay.Check("I do not know.").ToString().Should().NotContain("credit:");
        essay.Check("", credit: "ABCD").Outcome.Should().Be(Outcome.NotAttempted);
    }

    [Fact]
    public void An_essay_in_words_that_nobody_has_thought_of_is_credited_as_a_whole()
    {
        const string Unheard = "One stamp is pressed on every spot of the picture: it is cut once, and it prints the same thing each time.";

        essay.Check(Unheard).ToString().Should().Contain("`Check(essay, credit: \"ABCD\")` credits these points to you.");
        essay.Check(Unheard, credit: "ABCD").Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void What_is_said_wrongly_is_quoted_and_cannot_be_credited()
    {
        const string Swapped = Half + " Each output looks at a small window. Whatever moves, dense layers are translation invariant.";

        essay.Check(Swapped).ToString().Should().Contain(
            "Hint: D: You write «Whatever moves, dense layers are translation invariant.». What does a weight see in a dense layer?")
            .And.Contain("Change what is wrong, and check again.").And.NotContain("credit:");
        essay.Check(Swapped, credit: "D").Outcome.Should().Be(Outcome.Failed);
    }

    [Theory]
    [InlineData("A dense layer sees everything, so it has fewer parameters.", false)]
    [InlineData("A convolution, unlike a dense layer, has fewer parameters.", true)]
    [InlineData("Compared to a dense layer a convolution has fewer parameters.", true)]
    [InlineData("The image goes through a dense layer, which has fewer parameters.", false)]
    [InlineData("A convolution differs from a dense layer, which is large: it has fewer parameters.", true)]
    [InlineData("A dense layer has weights. It has fewer parameters.", false)]
    [InlineData("A dense layer is large, a convolution small. It has fewer parameters.", true)]
    [InlineData("What a dense layer does is done with fewer parameters by a convolution.", true)]
    [InlineData("Both have fewer parameters than one would think.", false)]
    [InlineData("There are fewer parameters.", true)]
    [InlineData("Few, parameters, small, window.", false)]
    public void A_point_counts_where_it_is_said_of_the_right_side(string text, bool isFound) =>
        essay.Check(text).Message!.Contains("fewer parameters (in", StringComparison.Ordinal).Should().Be(isFound);

    [Fact]
    public void The_starter_is_not_an_attempt()
    {
        essay.Starter.Should().Be(
            """"
            var essay =
                """
                your sentences here, instead of this line
                """;

            new WeightSharingEssay().Check(essay)
            """");
        essay.Check("your sentences here, instead of this line").Outcome.Should().Be(Outcome.NotAttempted);
    }

    [Fact]
    public void A_point_that_its_own_question_gives_away_is_found_out() =>
        new Careless().Prove().Where(proof => !proof.Holds).Select(proof => $"{proof.Claim}: {proof.Objection}").Should().Equal(
            "the mistake «leaves out A» fails with its own hint: it ends as Passed",
            "the mistake «leaves out B» fails with its own hint: it ends as Passed",
            "no two mistakes have the same results in all trials: «leaves out A» and «leaves out B» have, so that nobody is told the " +
                "second. A trial that tells them apart, or `Shows`?",
            "the point «sum» is found where it is said: it is not found in: Everything is counted.",
            "the point «sum» is found nowhere else, and not in the questions: it is found in: Does it add up?",
            "the point «order» is found nowhere else, and not in the questions: it is found in: Does it add up?",
            "it has at least two hints: it has 0");

    private sealed class Careless() : EssayExercise("00-test/careless", "Careless")
    {
        protected override string Topic => "What is a sum?";

        protected override IReadOnlyList<KeyPoint> KeyPoints =>
        [
            new("sum", "Does it add up?", "All is added.", "add") { Said = ["Everything is counted."] },
            new("order", "In which order?", "It is added in any order.", "order/add"),
        ];

        public override IReadOnlyList<string> Hints => [];

        public override string Explanation => string.Empty;
    }
}
