using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Gives the text of a library's file, <c>source</c>.</summary>
internal sealed class EditorSource : RequestHandler
{
    public override string Type => "coursekit_source_request";

    public override async Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var text = await request.Kernel.Assistant.Navigator.SourceAsync(request.Content.Text("source"));
        return new JsonObject { ["status"] = "ok", ["found"] = text is not null, ["text"] = text };
    }
}
