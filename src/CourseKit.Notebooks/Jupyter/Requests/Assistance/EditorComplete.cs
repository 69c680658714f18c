using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Lists what can stand at a place, with all that an editor shows of it.</summary>
internal sealed class EditorComplete : AssistanceHandler
{
    public override string Type => "coursekit_complete_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop)
    {
        var found = await assistant.CompleteAsync(code, position, stop);
        return new JsonObject
        {
            ["cursor_start"] = found.Start,
            ["cursor_end"] = found.End,
            ["items"] = Array(found.Items, item => new JsonObject
            {
                ["label"] = item.Label,
                ["insertText"] = item.InsertText,
                ["kind"] = item.Kind,
                ["sortText"] = item.SortText,
                ["filterText"] = item.FilterText,
                ["detail"] = item.Detail,
            }),
        };
    }
}
