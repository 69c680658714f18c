using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Explains a word, as Jupyter asks.</summary>
internal sealed class Inspect : AssistanceHandler
{
    public override string Type => "inspect_request";

    protected override int PositionOf(string code, int place) => CodePoints.ToPosition(code, place);

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop)
    {
        var hover = await assistant.HoverAsync(code, position, stop);
        return new JsonObject
        {
            ["found"] = hover is not null,
            ["data"] = hover is null ? new JsonObject()
                : new JsonObject { ["text/markdown"] = hover.Markdown, ["text/plain"] = hover.Markdown },
            ["metadata"] = new JsonObject(),
        };
    }
}
