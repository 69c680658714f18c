using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>Outputs to and from the JSON that nbformat defines for them.</summary>
internal static class OutputJson
{
    public static Output Read(JsonObject node) => (string?)node["output_type"] switch
    {
        "stream" => new StreamOutput((string)node["name"]!, MultilineText.Join(node["text"])),
        "display_data" => new DisplayOutput(Data(node), Metadata(node)),
        "execute_result" => new ResultOutput(Data(node), (int?)node["execution_count"], Metadata(node)),
        _ => new ErrorOutput((string)node["ename"]!, (string)node["evalue"]!,
            [.. node["traceback"]!.AsArray().Select(line => (string)line!)]),
    };

    public static JsonNode Write(Output output) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = MultilineText.Split(stream.Text),
        },
        DisplayOutput display => new JsonObject
        {
            ["data"] = MimeBundleJson.Write(display.Data),
            ["metadata"] = Copy(display.Metadata),
            ["output_type"] = "display_data",
        },
        ResultOutput result => new JsonObject
        {
            ["data"] = MimeBundleJson.Write(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = Copy(result.Metadata),
            ["output_type"] = "execute_result",
        },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentException($"An output must be a stream, display, result or error. Received: {output.GetType().Name}."),
    };

    private static MimeBundle Data(JsonObject node) => MimeBundleJson.Read(node["data"]!.AsObject());

    private static JsonObject Metadata(JsonObject node) => Copy(node["metadata"] as JsonObject);

    private static JsonObject Copy(JsonObject? metadata) => metadata?.DeepClone().AsObject() ?? [];
}
