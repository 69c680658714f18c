using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Ends the kernel; who wants to restart it starts another.</summary>
internal sealed class Shutdown : RequestHandler
{
    public override string Type => "shutdown_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var reply = Ok();
        reply["restart"] = request.Content.Flag("restart", false);
        request.Publish("shutdown_reply", reply.DeepClone().AsObject());
        request.Reply(reply);
        request.Kernel.ShutDown();
        return Task.FromResult<JsonObject?>(null);
    }
}
