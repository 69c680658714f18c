using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>Fields of received JSON, which may lack them or have them of another type.</summary>
internal static class JsonFields
{
    /// <summary>As deep as what cells show may be nested, and the message around it.</summary>
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 160, AllowDuplicateProperties = false };

    /// <summary>Parses an object; null if it is none. Half a surrogate pair becomes U+FFFD.</summary>
    public static JsonObject? ParseObject(ReadOnlySpan<byte> utf8)
    {
        // A parsed node decodes its text only where it is read: far from here, and with another exception.
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(HalfSurrogates.Replace(utf8), documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(this JsonObject json, string key) => json.Value<string>(key) ?? string.Empty;

    /// <summary>A list of texts; what is none is empty.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject json, string key) => json[key] is JsonArray list
        ? [.. list.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty)]
        : [];

    public static bool Flag(this JsonObject json, string key, bool otherwise) => json.Value<bool?>(key) ?? otherwise;

    public static int? Number(this JsonObject json, string key) => json.Value<int?>(key);

    /// <summary>A time of more than nothing and at most a year, from its seconds.</summary>
    public static TimeSpan? Seconds(this JsonObject json, string key) =>
        json.Value<double?>(key) is > 0 and <= 31_536_000 and { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public static JsonObject Object(this JsonObject json, string key) => json[key] as JsonObject ?? [];

    private static T? Value<T>(this JsonObject json, string key) =>
        json[key] is JsonValue value && value.TryGetValue<T>(out var found) ? found : default;
}
