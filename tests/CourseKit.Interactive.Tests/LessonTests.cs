using System.Text.Json.Nodes;
using CourseKit.Exercises.Convolution;
using CourseKit.Grading;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive.Tests;

/// <summary>What these hosts tell of lessons in which nothing is trained; what every lesson shows there, the course's tests
/// compare.</summary>
[Collection(nameof(EmbeddedHost))]
public sealed class LessonTests
{
    [Theory]
    [InlineData("01-convolution")]
    [InlineData("02-shapes-and-cost")]
    [InlineData("03-pooling")]
    public async Task A_lesson_runs_shows_what_these_hosts_can_draw_and_grades(string lesson)
    {
        using var host = await EmbeddedHost.StartAsync();
        List<Verdict> verdicts = [];
        foreach (var code in CellsOf(lesson))
        {
            var events = await host.RunAsync(code);

            events.Error.Should().BeNull(code);
            events.Remarks.Should().BeEmpty(code);
            events.Forms.Select(form => form.MimeType).Should().BeSubsetOf([HtmlFormatter.MimeType, PlainTextFormatter.MimeType], code);
            verdicts.AddRange(events.Verdicts);
        }

        var asked = Exercise.In(typeof(CrossCorrelation).Assembly).Select(exercise => exercise.Id)
            .Where(id => id.StartsWith($"{lesson}/", StringComparison.Ordinal));
        verdicts.Select(verdict => verdict.Id).Should().BeEquivalentTo(asked);
        verdicts.Should().OnlyContain(verdict => verdict.Outcome == Outcome.NotAttempted);
    }

    private static IEnumerable<string> CellsOf(string lesson) =>
        JsonNode.Parse(File.ReadAllText(Repository.In($"notebooks/{lesson}.ipynb")))!["cells"]!.AsArray()
            .Where(cell => (string?)cell!["cell_type"] == "code")
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string?)line)));
}
