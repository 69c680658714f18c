using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Lists what can stand at a place, with all that an editor shows of it; where the character <c>typed</c> has asked, only if
/// something is due.</summary>
internal sealed class EditorComplete : AssistanceHandler
{
    public override string Type => "coursekit_complete_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop)
    {
        var typed = asked.Text("typed") is [var character] ? character : (char?)null;
        var found = await assistant.CompleteAsync(code, position, typed, stop);
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
                ["preselect"] = item.IsExpected,
            }),
        };
    }
}
