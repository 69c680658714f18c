using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>A <see cref="MimeBundle"/> as it stands in a notebook: JSON types as JSON, text as a list
/// of lines, the rest as a string.</summary>
internal static class MimeBundleJson
{
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json" ||
            (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    public static MimeBundle Read(JsonObject data) => new(new OrderedDictionary<string, string>(
        data.Select(form => KeyValuePair.Create(form.Key, IsJson(form.Key) ? form.Value?.ToJsonString(CompactJson.Options) ?? "null"
            : MultilineText.Join(form.Value)))));

    public static JsonObject Write(MimeBundle bundle) =>
        new(bundle.Data.Select(form => KeyValuePair.Create(form.Key, Write(form.Key, form.Value))));

    /// <summary>Returns a bundle as it stands in a message, where text is one string.</summary>
    public static JsonObject WriteWhole(MimeBundle bundle) =>
        new(bundle.Data.Select(form => KeyValuePair.Create(form.Key, IsJson(form.Key) ? ParseOrText(form.Value) : (JsonNode)form.Value)));

    private static JsonNode? Write(string type, string text) =>
        IsJson(type) ? ParseOrText(text) : IsWrittenAsLines(type) ? MultilineText.Split(text) : (JsonNode)text;

    private static bool IsWrittenAsLines(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/javascript";

    /// <summary>Text that is no JSON, under a type that says it is, is saved as a JSON string.</summary>
    private static JsonNode? ParseOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 128 });
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
