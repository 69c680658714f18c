using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Completes a name, as Jupyter asks: matches that begin with what is written.</summary>
internal sealed class Complete : AssistanceHandler
{
    public override string Type => "complete_request";

    protected override int PositionOf(string code, int place) => CodePoints.ToPosition(code, place);

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop)
    {
        var found = await assistant.CompleteAsync(code, position, cancel: stop);
        var written = code[found.Start..position];
        var matches = found.Items.Where(item => item.FilterText.StartsWith(written, StringComparison.OrdinalIgnoreCase))
            .OrderBy(item => item.SortText, StringComparer.Ordinal).DistinctBy(item => item.InsertText).ToList();
        var (start, end) = (CodePoints.Before(code, found.Start), CodePoints.Before(code, found.End));
        return new JsonObject
        {
            ["matches"] = Array(matches, item => item.InsertText),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = Array(matches, item => new JsonObject
                {
                    ["text"] = item.InsertText,
                    ["type"] = item.Kind.ToLowerInvariant(),
                    ["start"] = start,
                    ["end"] = end,
                }),
            },
        };
    }
}
