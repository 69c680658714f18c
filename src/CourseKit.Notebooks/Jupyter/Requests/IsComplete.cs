using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Says whether a console should run a text at Enter, let its writer go on, or point out that nothing can mend it.</summary>
internal sealed class IsComplete : RequestHandler
{
    public override string Type => "is_complete_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop) =>
        Task.FromResult<JsonObject?>(CellSession.CompletenessOf(request.Content.Text("code")) switch
        {
            CellCompleteness.Complete => new JsonObject { ["status"] = "complete" },
            CellCompleteness.Incomplete => new JsonObject { ["status"] = "incomplete", ["indent"] = "    " },
            _ => new JsonObject { ["status"] = "invalid" },
        });
}
