using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests;

/// <summary>Says what kernel this is.</summary>
internal sealed class KernelInfo : RequestHandler
{
    public override string Type => "kernel_info_request";

    public override Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var reply = Ok();
        reply["protocol_version"] = Header.Version;
        reply["implementation"] = "coursekit";
        reply["implementation_version"] = typeof(KernelInfo).Assembly.GetName().Version!.ToString(fieldCount: 3);
        reply["language_info"] = NotebookLanguage.CSharpMetadata()["language_info"]!.DeepClone();
        reply["banner"] = "C# (CourseKit): an interactive course on convolutional networks.";
        reply["debugger"] = true;
        reply["supported_features"] = new JsonArray("debugger");
        reply["help_links"] = new JsonArray();
        return Task.FromResult<JsonObject?>(reply);
    }
}
