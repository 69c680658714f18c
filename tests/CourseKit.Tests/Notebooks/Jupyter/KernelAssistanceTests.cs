using System.Text.Json.Nodes;
using static CourseKit.Tests.Notebooks.Jupyter.LineClient;

namespace CourseKit.Tests.Notebooks.Jupyter;

/// <summary>Help with a cell while it is written: for Jupyter's clients, and for editors.</summary>
public sealed class KernelAssistanceTests
{
    [Fact]
    public async Task A_client_of_jupyter_is_helped_in_characters_of_unicode()
    {
        await using var client = new LineClient();
        await client.RunAsync("var known = 1;");

        var completed = Content(await client.ServedAsync("complete_request",
            new JsonObject { ["code"] = "\"🙂\" + kno", ["cursor_pos"] = 9 }), "complete_reply");
        completed["matches"]!.AsArray().Select(match => (string?)match).Should().Equal("known");
        ((int?)completed["cursor_start"], (int?)completed["cursor_end"]).Should().Be((6, 9));

        var inspected = Content(await client.ServedAsync("inspect_request",
            new JsonObject { ["code"] = "\"🙂\" + known", ["cursor_pos"] = 8 }), "inspect_reply");
        ((bool?)inspected["found"]).Should().BeTrue();
        ((string?)inspected["data"]!["text/markdown"]).Should().Contain("int known");
    }

    [Fact]
    public async Task An_editor_is_helped_in_units_of_utf_16()
    {
        await using var client = new LineClient();
        const string Code = "\"🙂\"; Math.Max(1, 2)";

        var completed = await HelpAsync("complete", 12);
        completed["items"]!.AsArray().Should().Contain(item => (string?)item!["label"] == "Max" && (string?)item["kind"] == "Method");
        ((int?)completed["cursor_start"], (int?)completed["cursor_end"]).Should().Be((11, 14));
        ((string?)(await HelpAsync("describe", 12, "Max"))["markdown"]).Should().StartWith("```csharp\n");
        ((int?)(await HelpAsync("hover", 12))["start"]).Should().Be(11);
        ((int?)(await HelpAsync("signature", 18))["activeParameter"]).Should().Be(1);
        var diagnosed = await HelpAsync("diagnose", 0);
        ((string?)diagnosed["diagnostics"]![0]!["code"]).Should().Be("CS0201");

        async Task<JsonObject> HelpAsync(string what, int position, string label = "") => Content(
            await client.ServedAsync(
                $"coursekit_{what}_request", new JsonObject { ["code"] = Code, ["cursor_pos"] = position, ["label"] = label }),
            $"coursekit_{what}_reply");
    }
}
