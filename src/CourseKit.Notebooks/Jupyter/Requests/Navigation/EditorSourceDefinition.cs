using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Says where the name at a place of a library's file, <c>source</c>, is declared.</summary>
internal sealed class EditorSourceDefinition : RequestHandler
{
    public override string Type => "coursekit_source_definition_request";

    public override async Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var (source, position) = (request.Content.Text("source"), Math.Max(0, request.Content.Number("cursor_pos") ?? 0));
        var reply = DefinitionJson.Reply(await request.Kernel.Assistant.Navigator.DefineAsync(source, position, stop));
        reply["status"] = "ok";
        return reply;
    }
}
