using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>The outputs of cells as messages, which kernels write and their clients read.</summary>
internal static class CellOutputMessages
{
    public static (string Type, JsonObject Content) Write(CellOutput output) => output switch
    {
        CellOutput.Stream stream => ("stream", new JsonObject { ["name"] = stream.Name, ["text"] = stream.Text }),
        CellOutput.Display display => ("display_data", Displayed(display.Data, display.DisplayId)),
        CellOutput.Update update => ("update_display_data", Displayed(update.Data, update.DisplayId)),
        CellOutput.Clear clear => ("clear_output", new JsonObject { ["wait"] = clear.Wait }),
        CellOutput.Error error => ("error", ErrorContent(error)),
        CellOutput.Result result => ("execute_result", new JsonObject
        {
            ["execution_count"] = result.Number,
            ["data"] = MimeBundleJson.WriteWhole(result.Data),
            ["metadata"] = new JsonObject(),
        }),
        _ => throw new ArgumentException($"There is no message for this output. Received: {output.GetType().Name}."),
    };

    /// <summary>The output that a message tells of; null for a message of another type.</summary>
    public static CellOutput? Read(Message message) => (message.Header.Type, message.Content) switch
    {
        ("stream", var said) => new CellOutput.Stream(said.Text("name"), said.Text("text")),
        ("display_data", var said) => new CellOutput.Display(Data(said), DisplayId(said)),
        ("update_display_data", var said) => new CellOutput.Update(Data(said), DisplayId(said)),
        ("clear_output", var said) => new CellOutput.Clear(said.Flag("wait", false)),
        ("execute_result", var said) => new CellOutput.Result(Data(said), said.Number("execution_count") ?? 0),
        ("error", var said) => ReadError(said),
        _ => null,
    };

    public static CellOutput.Error ReadError(JsonObject content) =>
        new(content.Text("ename"), content.Text("evalue"), Lines(content["traceback"]));

    public static JsonObject ErrorContent(CellOutput.Error error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Displayed(MimeBundle data, string displayId) => new()
    {
        ["data"] = MimeBundleJson.WriteWhole(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };

    private static MimeBundle Data(JsonObject said) => MimeBundleJson.Read(said.Object("data"));

    private static string DisplayId(JsonObject said) => said.Object("transient").Text("display_id");

    private static IReadOnlyList<string> Lines(JsonNode? list) =>
        list is JsonArray lines ? [.. lines.OfType<JsonValue>().Select(line => line.ToString())] : [];
}
