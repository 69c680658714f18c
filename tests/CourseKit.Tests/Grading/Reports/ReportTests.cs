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
}
