using System.Text.Json.Nodes;
using CourseKit.Grading;
using static CourseKit.Tests.Notebooks.Jupyter.LineClient;

namespace CourseKit.Tests.Notebooks.Jupyter;

/// <summary>Verdicts that cells show are recorded for the learner.</summary>
public sealed class KernelVerdictTests
{
    [Fact]
    public async Task Verdicts_are_noted_also_of_cells_that_nobody_watches()
    {
        await using var client = new LineClient();
        const string Check = """
            record Shown(string Text);
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Shown>((shown, writer) => writer.Write(shown.Text), "application/vnd.coursekit.verdict+json");
            Microsoft.DotNet.Interactive.Formatting.Formatter.SetPreferredMimeTypesFor(typeof(Shown), "application/vnd.coursekit.verdict+json");
            new Shown("{ \"exercise\": \"a/b\", \"outcome\": \"passed\" }")
            """;

        await client.ServedAsync("execute_request", new JsonObject { ["code"] = Check, ["silent"] = true });

        client.Checks.Should().Equal(("a/b", Outcome.Passed));
    }

    [Fact]
    public async Task A_verdict_that_could_not_be_recorded_says_so_below_in_every_form()
    {
        const string Problem = "A record of checks is a file that can be read and written. Received: /<folder>.";
        const string Check = """
            using Microsoft.DotNet.Interactive.Formatting;
            record Shown;
            Formatter.Register<Shown>((shown, writer) => writer.Write("<b>passed</b>"), "text/html");
            Formatter.Register<Shown>((shown, writer) => writer.Write("**passed**"), "text/markdown");
            Formatter.Register<Shown>((shown, writer) => writer.Write("passed"), "text/plain");
            const string Verdict = "application/vnd.coursekit.verdict+json";
            Formatter.Register<Shown>((shown, writer) => writer.Write("{ \"exercise\": \"a/b\", \"outcome\": \"passed\" }"), Verdict);
            Formatter.SetPreferredMimeTypesFor(typeof(Shown), "text/html", "text/markdown", "text/plain", Verdict);
            new Shown()
            """;
        await using var client = new LineClient { RecordProblem = Problem };

        var shown = Content(await client.RunAsync(Check), "execute_result")["data"]!;

        ((string?)shown["text/plain"]).Should().Be($"passed\n✗ This check was not recorded\n  {Problem}");
        ((string?)shown["text/html"]).Should().StartWith("<b>passed</b><div").And.Contain("This check was not recorded")
            .And.Contain("Received: /&lt;folder&gt;.");
        ((string?)shown["text/markdown"]).Should().Be($"**passed**\n\n```text\n✗ This check was not recorded\n  {Problem}\n```\n");
        ((string?)shown["application/vnd.coursekit.verdict+json"]!["outcome"]).Should().Be("passed");
        client.Log.Should().Equal(Problem);
    }
}
