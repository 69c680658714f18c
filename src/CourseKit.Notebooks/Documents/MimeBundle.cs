using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>One value in several forms: its text by MIME type, in the order in which they were added.</summary>
/// <remarks>
/// Images other than SVG are base64. The text of a JSON type (<c>application/json</c>, <c>application/…+json</c>) is JSON and is saved as JSON;
/// text that is no JSON is saved as a JSON string.
/// </remarks>
public sealed class MimeBundle : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly OrderedDictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => texts.Count;

    /// <summary>The value in one form; null where it has no such form.</summary>
    public string? this[string mimeType] => texts.GetValueOrDefault(mimeType);

    /// <summary>Adds the value's text in one more form.</summary>
    public void Add(string mimeType, string text) => texts.Add(mimeType, text);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static bool IsJson(string mimeType) =>
        mimeType == "application/json" || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    internal static MimeBundle Read(JsonObject data)
    {
        var bundle = new MimeBundle();
        foreach (var (type, value) in data)
        {
            bundle.Add(type, IsJson(type) ? value?.ToJsonString() ?? "null" : MultilineText.Join(value));
        }

        return bundle;
    }

    internal JsonObject Write() => new(texts.Select(form => KeyValuePair.Create(form.Key, Write(form.Key, form.Value))));

    private static JsonNode? Write(string type, string text) =>
        IsJson(type) ? ParseOrText(text) : IsWrittenAsLines(type) ? MultilineText.Split(text) : (JsonNode)text;

    private static bool IsWrittenAsLines(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/javascript";

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
