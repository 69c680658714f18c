using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance;

namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Lists what the compiler objects to.</summary>
internal sealed class EditorDiagnose : AssistanceHandler
{
    public override string Type => "coursekit_diagnose_request";

    protected override async Task<JsonObject> HelpAsync(CellAssistant assistant, string code, int position, JsonObject asked,
        CancellationToken stop) => new()
        {
            ["diagnostics"] = Array(await assistant.DiagnoseAsync(code, stop), found => new JsonObject
            {
                ["start"] = found.Start,
                ["end"] = found.End,
                ["severity"] = found.IsError ? "error" : "warning",
                ["code"] = found.Code,
                ["message"] = found.Message,
            }),
        };
}
