using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Lists the open comms, which are what widgets talk through: this kernel has none.</summary>
internal sealed class CommInfo : RequestHandler
{
    public override string Type => "comm_info_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var reply = Ok();
        reply["comms"] = new JsonObject();
        return Task.FromResult<JsonObject?>(reply);
    }
}

/// <summary>Closes a comm that a client opens, as the protocol asks of a kernel that does not know its target.</summary>
internal sealed class CommOpen : RequestHandler
{
    public override string Type => "comm_open";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        request.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() });
        return Task.FromResult<JsonObject?>(null);
    }
}

/// <summary>Takes what is said on a comm that was never open.</summary>
internal sealed class CommMessage : RequestHandler
{
    public override string Type => "comm_msg";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop) => Task.FromResult<JsonObject?>(null);
}

/// <summary>Takes the end of a comm that was never open.</summary>
internal sealed class CommClose : RequestHandler
{
    public override string Type => "comm_close";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop) => Task.FromResult<JsonObject?>(null);
}
