using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>Fields of received JSON, which may lack them or have them of another type.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Parses an object; null if it is none.</summary>
    public static JsonObject? ParseObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(this JsonObject json, string key) => json.Value<string>(key) ?? string.Empty;

    public static bool Flag(this JsonObject json, string key, bool otherwise) => json.Value<bool?>(key) ?? otherwise;

    public static int? Number(this JsonObject json, string key) => json.Value<int?>(key);

    public static JsonObject Object(this JsonObject json, string key) => json[key] as JsonObject ?? [];

    private static T? Value<T>(this JsonObject json, string key) =>
        json[key] is JsonValue value && value.TryGetValue<T>(out var found) ? found : default;
}
