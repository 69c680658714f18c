using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Lists the variables that cells have declared, once no cell runs.</summary>
internal sealed class Variables : RequestHandler
{
    public override string Type => "coursekit_variables_request";

    public override async Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var reply = Ok();
        reply["variables"] = new JsonArray([.. (await request.Kernel.Session.SummarizeVariablesAsync()).Select(variable => new JsonObject
        {
            ["name"] = variable.Name,
            ["type"] = variable.Type,
            ["shape"] = variable.Shape,
            ["value"] = variable.Value,
            ["picture"] = variable.Picture,
        })]);
        return reply;
    }
}
