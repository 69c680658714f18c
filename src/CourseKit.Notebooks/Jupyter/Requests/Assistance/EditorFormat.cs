using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Lists the changes that lay out a cell, indented by <c>tab_size</c>.</summary>
internal sealed class EditorFormat : AssistanceHandler
{
    private const int Widest = 16;

    public override string Type => "coursekit_format_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop)
    {
        var indentation = Math.Clamp(asked.Number("tab_size") ?? 4, 1, Widest);
        return new JsonObject
        {
            ["edits"] = Array(await assistant.FormatAsync(code, indentation, stop), change => new JsonObject
            {
                ["start"] = change.Span.Start,
                ["end"] = change.Span.End,
                ["text"] = change.NewText,
            }),
        };
    }
}
