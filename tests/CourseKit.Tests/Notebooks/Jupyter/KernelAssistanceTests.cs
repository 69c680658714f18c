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

    [Fact]
    public async Task An_editor_finds_its_way_between_cells_and_into_the_library()
    {
        await using var client = new LineClient();
        string[] cells = ["var known = 1;", "", "\"🙂\"; known + new Conv2d(6, 5).Filters"];

        (await AskAsync("definition", 8))["definitions"]!.ToJsonString().Should().Be("""[{"cell":0,"start":4,"end":9}]""");
        (await AskAsync("references", 8))["references"]!.ToJsonString().Should()
            .Be("""[{"cell":0,"start":4,"end":9,"isDeclaration":true},{"cell":2,"start":6,"end":11,"isDeclaration":false}]""");
        (await AskAsync("prepare_rename", 8))["place"]!.ToJsonString().Should().Be("""{"cell":2,"start":6,"end":11}""");
        (await AskAsync("rename", 8))["edits"]!.ToJsonString().Should()
            .Be("""[{"cell":0,"start":4,"end":9,"text":"sum"},{"cell":2,"start":6,"end":11,"text":"sum"}]""");
        ((string?)(await AskAsync("rename", 20))["refused"]).Should().StartWith("Only what a cell declares can be given another name.");

        var definition = (await AskAsync("definition", 20))["definitions"]![0]!;
        var source = new JsonObject { ["source"] = (string?)definition["source"], ["cursor_pos"] = (int?)definition["start"] };
        var file = Content(await client.ServedAsync("coursekit_source_request", source.DeepClone().AsObject()), "coursekit_source_reply");
        var text = (string)file["text"]!;
        text[(int)definition["start"]!..(int)definition["end"]!].Should().Be("Conv2d");
        var again = Content(
            await client.ServedAsync("coursekit_source_definition_request", source), "coursekit_source_definition_reply");
        again["definitions"]!.AsArray().Should().ContainSingle();

        async Task<JsonObject> AskAsync(string what, int position) => Content(
            await client.ServedAsync($"coursekit_{what}_request", new JsonObject
            {
                ["cells"] = new JsonArray([.. cells.Select(cell => (JsonNode)cell)]),
                ["cell"] = 2,
                ["cursor_pos"] = position,
                ["name"] = "sum",
            }),
            $"coursekit_{what}_reply");
    }

    [Fact]
    public async Task A_cell_is_laid_out_for_an_editor()
    {
        await using var client = new LineClient();

        const string Code = "a  = 1;";

        var reply = Content(
            await client.ServedAsync("coursekit_format_request", new JsonObject { ["code"] = Code }), "coursekit_format_reply");

        reply["edits"]!.AsArray().Reverse().Aggregate(Code, (text, edit) => string.Concat(
            text.AsSpan(0, (int)edit!["start"]!), (string)edit["text"]!, text.AsSpan((int)edit["end"]!))).Should().Be("a = 1;");
    }
}
