using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Describes the completion with a <c>label</c>.</summary>
internal sealed class EditorDescribe : AssistanceHandler
{
    public override string Type => "coursekit_describe_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop) =>
        new() { ["markdown"] = await assistant.DescribeAsync(code, position, asked.Text("label"), stop) };
}
