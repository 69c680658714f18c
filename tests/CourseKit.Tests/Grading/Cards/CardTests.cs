using System.Xml.Linq;
using CourseKit.Tensors;

namespace CourseKit.Tests.Grading.Cards;

/// <summary>A verdict says first what to mend, then shows it, then says how to go on.</summary>
public sealed class CardTests
{
    private static readonly Tensor Image = Tensor.From([2, 3], [1, -2.5f, 0, 4, 0.25f, 7]);

    [Fact]
    public void A_card_goes_from_what_is_to_mend_over_inputs_and_results_to_the_next_step()
    {
        var verdict = new GivenExercise(Image, Image)
            .Check((Func<object, object?>)(_ => Tensor.From([2, 3], [1, 4, -2.5f, 0.25f, 0, 7])));

        verdict.ToString().Should().Be(
            """
            ✗ Given: not yet
              4 of 6 values differ, first at [0, 1]: expected -2.5, received 4.
              Your result has the right numbers, column after column instead of row after row.

              input input [2, 3]
                    0      1     2
              0  1.00  -2.50  0.00
              1  4.00   0.25  7.00

              expected [2, 3]         received [2, 3] (* differs)
                    0      1     2          0     1      2
              0  1.00  -2.50  0.00    0  1.00  4.00* -2.50*
              1  4.00   0.25  7.00    1  0.25* 0.00*  7.00
              Next: `new GivenExercise().Hint()`
            """);
        var card = new CardReading(verdict);
        card.Parts.Select(part => part[..12]).Should().Equal(
            "✗ Given: not", "4 of 6 value", "Your result ", "input input ", "expected [2,", "Next: new Gi");
        card.Marked("received").Should().Equal((0, 1), (0, 2), (1, 0), (1, 1));
    }

    [Fact]
    public void What_is_to_mend_and_its_hint_stand_above_all_that_shows_it()
    {
        var verdict = new TwiceExercise().Check(n => n * n) with { OwnNumbers = "Yours is 7." };

        verdict.ToString().Split('\n')[1..5].Should().Equal(
            "  The number differs.", "  Hint: Twice is not squared.", "  Yours is 7.", "  input     n = 3");
        new CardReading(verdict).Parts.Select(part => part[..8]).Should().Equal(
            "✗ Twice:", "The numb", "Hint: Tw", "Yours is", "inputn =", "Next: ne");
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(5, 1)]
    public void Long_tables_are_folded_and_short_ones_open(int maps, int folds)
    {
        var (expected, received) = (Tensor.Ones([maps, 4, 3]), Tensor.Zeros([maps, 4, 3]));

        var verdict = GivenExercise.Received(expected, received);

        var card = XElement.Parse(verdict.ToHtml());
        card.Elements("details").Select(fold => fold.Element("summary")!.Value).Should()
            .Equal(Enumerable.Repeat("Numbers: expected and received", folds));
        (new CardReading(verdict).Tables("expected"), new CardReading(verdict).Tables("received")).Should().Be((maps, maps));
        verdict.ToString().Split('\n').Count(line => line.Contains("received [", StringComparison.Ordinal)).Should().Be(maps);
    }

    [Fact]
    public void Pictures_are_in_view_also_where_the_numbers_are_folded()
    {
        var card = XElement.Parse(new GivenExercise(Tensor.Zeros([20, 20]), Tensor.Ones([5, 3]))
            .Check((Func<object, object?>)(_ => Tensor.Ones([20, 20]))).ToHtml());

        card.Elements("details").Descendants("table").Should().HaveCount(3);
        card.Descendants("figure").Should().HaveCount(3);
        card.Elements("details").Descendants("figure").Should().BeEmpty();
    }

    [Fact]
    public void The_hint_of_a_mistake_stands_directly_below_the_message() =>
        new TwiceExercise().Check(n => n * n).ToString().Split('\n')[1..3].Should().Equal(
            "  The number differs.", "  Hint: Twice is not squared.");

    [Fact]
    public void A_row_of_values_stands_below_the_expected_one() =>
        GivenExercise.Received(Tensor.From([3], [1, 2.5f, -3]), Tensor.From([3], [1, 2.25f, -3])).ToString().Should().Contain(
            """

              values [3] (* differs)
                           0     1      2
              expected  1.00  2.50  -3.00
              received  1.00  2.25* -3.00
            """);

    [Fact]
    public void Values_of_other_sizes_are_drawn_without_marks_and_the_sizes_are_told_first()
    {
        var verdict = GivenExercise.Received(Image, Image.Transpose());

        verdict.ToString().Should().StartWith("✗ Given: not yet\n  The shape should be [2, 3]. Received: [3, 2].\n")
            .And.Contain("expected [2, 3]         received [3, 2]\n").And.NotContain("*");
        new CardReading(verdict).Marked("received").Should().BeEmpty();
    }

    [Fact]
    public void Of_a_tuple_the_parts_are_drawn_that_differ()
    {
        var card = GivenExercise.Received((Image, 5, Image), (Image, 6, Image.Flip(1))).ToString();

        card.Should().Contain("  expected, part 2  5\n  received, part 2  6\n").And.Contain("received, part 3 [2, 3] (* differs)")
            .And.NotContain("part 1");
    }

    [Fact]
    public void Inputs_are_shown_as_they_were_before_the_answer_wrote_to_them()
    {
        var verdict = new GivenExercise(5, Image.Detach()).Check((Func<object, object?>)(input =>
        {
            ((Tensor)input).Data.Fill(77);
            return 6;
        }));

        verdict.ToString().Should().Contain("0  1.00  -2.50  0.00").And.NotContain("77").And.Contain("Your code writes to `input`")
            .And.EndWith("Next: `new GivenExercise().Hint()`");
    }

    [Fact]
    public void A_result_is_shown_as_it_was_when_it_came_back()
    {
        Tensor reused = Tensor.Zeros([2, 2]);
        var verdict = new GivenExercise(Image, 1, 2, 3).Check((Func<object, object?>)(input =>
        {
            reused[1, 1] = (int)input;
            return reused;
        }));

        verdict.ToString().Should().MatchRegex(@"input +input = 1\n").And.MatchRegex(@"received \[2, 2\]\n.*\n.*\n +1 .* 1  0  1\n");
    }

    [Fact]
    public void Its_style_has_each_rule_once_and_in_one_line()
    {
        var html = new GivenExercise((Image, 5, Tensor.Ones([20, 20])), Image, 7)
            .Check((Func<object, object?>)(_ => (Image * 2, 6, Tensor.Zeros([20, 20])))).ToHtml();
        var rules = XElement.Parse(html).Element("style")!.Value.Trim().Split('\n');

        rules.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(12).And.AllSatisfy(rule => rule.Should()
            .MatchRegex(@"^\.ck-report [^{}]+\{[^{}]+\}$"));
        html.Should().NotContainAny("http:", "https:", "<script");
    }

    [Fact]
    public void After_a_failure_the_next_step_is_written_out()
    {
        new TwiceExercise().Check(n => n + 1).NextStep.Should().Be("new TwiceExercise().Hint()");
        new TwiceExercise().Check(n => throw new FormatException()).NextStep.Should().Be("new TwiceExercise().Hint()");
        new TwiceExercise(seconds: 0.2).Check(n =>
        {
            Thread.Sleep(Timeout.Infinite);
            return n;
        }).NextStep.Should().Be("new TwiceExercise().Hint()");
        new TwiceExercise().Check("2 * n").ToString().Should().EndWith("\n  Next: `new TwiceExercise().Hint()`");
        new TwiceExercise().Check(n => n + n).NextStep.Should().BeNull();
        new TwiceExercise().Check(null).NextStep.Should().BeNull();
    }
}
