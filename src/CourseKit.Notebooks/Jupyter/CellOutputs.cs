using System.Text.Json.Nodes;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Jupyter.Requests;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Tells clients what a cell puts out.</summary>
/// <param name="request">The request that runs the cell.</param>
/// <param name="silent">Whether nobody wants to know; verdicts count all the same.</param>
internal sealed class CellOutputs(Request request, bool silent)
{
    public void Publish(CellOutput output)
    {
        if (output is CellOutput.Result { Data: var shown } && VerdictFormatterSource.Read(
            shown[VerdictFormatterSource.MimeType]) is var (exercise, outcome))
        {
            request.Kernel.Options.Checked(exercise, outcome);
        }

        if (!silent)
        {
            var (type, content) = Message(output);
            request.Publish(type, content);
        }
    }

    private static (string Type, JsonObject Content) Message(CellOutput output) => output switch
    {
        CellOutput.Stream stream => ("stream", new JsonObject { ["name"] = stream.Name, ["text"] = stream.Text }),
        CellOutput.Display display => ("display_data", Displayed(display.Data, display.DisplayId)),
        CellOutput.Update update => ("update_display_data", Displayed(update.Data, update.DisplayId)),
        CellOutput.Clear clear => ("clear_output", new JsonObject { ["wait"] = clear.Wait }),
        CellOutput.Error error => ("error", Execute.ErrorJson(error)),
        CellOutput.Result result => ("execute_result", new JsonObject
        {
            ["execution_count"] = result.Number,
            ["data"] = MimeBundleJson.WriteWhole(result.Data),
            ["metadata"] = new JsonObject(),
        }),
        _ => throw new ArgumentException($"There is no message for this output. Received: {output.GetType().Name}."),
    };

    private static JsonObject Displayed(MimeBundle data, string displayId) => new()
    {
        ["data"] = MimeBundleJson.WriteWhole(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };
}
