using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Stops the cell that runs.</summary>
internal sealed class Interrupt : RequestHandler
{
    public override string Type => "interrupt_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        request.Kernel.Interrupt();
        return Task.FromResult<JsonObject?>(Ok());
    }
}
