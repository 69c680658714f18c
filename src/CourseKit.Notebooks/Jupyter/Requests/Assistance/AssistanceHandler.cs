using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Helps with a cell while it is written: the text is in <c>code</c>, the place in <c>cursor_pos</c>.</summary>
internal abstract class AssistanceHandler : RequestHandler
{
    /// <inheritdoc/>
    public sealed override async Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var code = request.Content.Text("code");
        var position = Math.Clamp(PositionOf(code, request.Content.Number("cursor_pos") ?? code.Length), 0, code.Length);
        var reply = await HelpAsync(request.Kernel.Assistant, code, position, request.Content, stop);
        reply["status"] = "ok";
        return reply;
    }

    /// <summary>The position in the text of a place of the protocol: both count UTF-16 units, unless told otherwise.</summary>
    protected virtual int PositionOf(string code, int place) => place;

    /// <summary>The content of the reply.</summary>
    protected abstract Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop);

    /// <summary>A list in JSON.</summary>
    protected static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> json) => [.. items.Select(json)];
}
