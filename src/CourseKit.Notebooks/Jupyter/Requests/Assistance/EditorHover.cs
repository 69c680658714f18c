using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Explains the word at a place.</summary>
internal sealed class EditorHover : AssistanceHandler
{
    public override string Type => "coursekit_hover_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop) =>
        await assistant.HoverAsync(code, position, stop) is { } hover
            ? new JsonObject { ["found"] = true, ["markdown"] = hover.Markdown, ["start"] = hover.Start, ["end"] = hover.End }
            : new JsonObject { ["found"] = false };
}
