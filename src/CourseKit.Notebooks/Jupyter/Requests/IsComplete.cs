using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Says whether a console should run a text at Enter, or let its writer go on.</summary>
internal sealed class IsComplete : RequestHandler
{
    public override string Type => "is_complete_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var complete = CellSession.IsComplete(request.Content.Text("code"));
        return Task.FromResult<JsonObject?>(complete
            ? new JsonObject { ["status"] = "complete" }
            : new JsonObject { ["status"] = "incomplete", ["indent"] = "    " });
    }
}
