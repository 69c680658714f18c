using System.Text.RegularExpressions;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Hosts;

/// <summary>What a lesson shows in another host, beside what it shows in the course's own kernel.</summary>
internal static partial class ShownElsewhere
{
    /// <summary>Asserts that each cell prints and shows the same.</summary>
    public static void ShouldEqual(Notebook courses, Notebook elsewhere)
    {
        var here = courses.Cells.OfType<CodeCell>().ToList();
        var there = elsewhere.Cells.OfType<CodeCell>().ToList();

        there.SelectMany(cell => cell.Outputs).OfType<ErrorOutput>().Should().BeEmpty();
        there.Should().HaveCount(here.Count);
        // The first cell fetches the course there, and tells of it.
        foreach (var (mine, other) in here.Zip(there).Skip(1))
        {
            Printed(other).Should().Be(Printed(mine), mine.Source);
            Shown(other).Should().Equal(Shown(mine), mine.Source);
        }
    }

    private static string Printed(CodeCell cell) =>
        WithoutTimes(string.Concat(cell.Outputs.OfType<StreamOutput>().Select(output => output.Text)));

    private static IEnumerable<string> Shown(CodeCell cell) =>
        cell.Outputs.OfType<RichOutput>().Select(output => output.Data["text/html"] is { } html
            ? WithoutTimes(FramedText().Replace(html, "$1")) : output.Data["text/plain"] ?? string.Empty);

    /// <summary>A number, which those hosts show as HTML.</summary>
    [GeneratedRegex("""^<div class="dni-plaintext"><pre>(.*)</pre></div>\s*<style>[^<]*</style>$""")]
    private static partial Regex FramedText();

    /// <summary>Text in which the times that something took, and their ratios, are the same for all hosts.</summary>
    private static string WithoutTimes(string text) => Time().Replace(text, "some time");

    [GeneratedRegex(@"\b\d[\d.]* (ms|s|min|h|times as long)\b( \d+ (s|min)\b)?")]
    private static partial Regex Time();
}
