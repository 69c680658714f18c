using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Says what the call around a place takes.</summary>
internal sealed class EditorSignature : AssistanceHandler
{
    public override string Type => "coursekit_signature_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop) =>
        await assistant.SignaturesAsync(code, position, stop) is { } found
            ? new JsonObject
            {
                ["found"] = true,
                ["signatures"] = Array(found.Overloads, overload => new JsonObject
                {
                    ["label"] = overload.Label,
                    ["documentation"] = overload.Documentation,
                    ["parameters"] = Array(overload.Parameters, parameter => new JsonObject
                    {
                        ["label"] = parameter.Label,
                        ["documentation"] = parameter.Documentation,
                    }),
                }),
                ["activeSignature"] = found.Active,
                ["activeParameter"] = found.ActiveParameter,
            }
            : new JsonObject { ["found"] = false };
}
