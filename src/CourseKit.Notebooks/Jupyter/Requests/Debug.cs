using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Passes a request of the Debug Adapter Protocol to the debugger.</summary>
internal sealed class Debug : RequestHandler
{
    public override string Type => "debug_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop) =>
        Task.FromResult<JsonObject?>(request.Kernel.Debugging.Answer(request.Content));
}
