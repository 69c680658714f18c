using CourseKit.Grading.Reports;

namespace CourseKit.Tests.Grading.Reports;

public sealed class ReportTests
{
    private readonly Report report = new(
        "A & B",
        Tone.Bad,
        [new Prose("Use `a < b`.\n\nThen go on."), new Code("if (a < b)\n    c();")]);

    [Fact]
    public void As_text_its_parts_are_indented() =>
        report.ToString().Split('\n').Select(line => line.TrimEnd()).Should().Equal(
        "✗ A & B",
        "  Use `a < b`.",
        string.Empty,
        "  Then go on.",
        "  if (a < b)",
        "      c();");

    [Fact]
    public void As_html_everything_is_escaped_and_backticks_are_code() => report.ToHtml().Should()
        .Contain("A &amp; B").And.Contain("<code>a &lt; b</code>").And.Contain("<p style=\"margin:.4em 0\">Then go on.</p>")
        .And.Contain("if (a &lt; b)").And.NotContain("a < b");

    [Fact]
    public void Its_tone_is_told_by_a_mark_as_well_as_by_a_color() =>
        new[] { Tone.Good, Tone.Bad, Tone.Open, Tone.Plain }.Select(tone => tone.Mark).Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData("of all layers *below*: 3", "of all layers <em>below</em>: 3", "of all layers below: 3")]
    [InlineData("**one** multiply", "<strong>one</strong> multiply", "one multiply")]
    [InlineData("*a `b`*", "<em>a <code>b</code></em>", "a `b`")]
    [InlineData("3 * 4 * 5, n*m*k and `*x*`", "3 * 4 * 5, n*m*k and <code>*x*</code>", "3 * 4 * 5, n*m*k and `*x*`")]
    public void Asterisks_around_words_emphasize_them(string text, string html, string plain)
    {
        var prose = new Prose(text);

        prose.ToHtml().Should().Be($"<p style=\"margin:.4em 0\">{html}</p>");
        prose.ToString().Should().Be(plain);
    }
}
