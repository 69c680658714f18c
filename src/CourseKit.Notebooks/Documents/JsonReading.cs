using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Documents;

/// <summary>Turns text into JSON nodes that are safe to walk: no doubled keys, no broken characters,
/// no nesting that exhausts the stack.</summary>
internal static class JsonReading
{
    private const int DeepestNesting = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The object that the text holds.</summary>
    /// <exception cref="NotebookException">The text holds anything else, or JSON that is not safe to walk.</exception>
    public static JsonObject Object(string text, string name)
    {
        var root = Parse(text, name);
        CheckTree(root, string.Empty, name);
        return root.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(root)!
            : throw new NotebookException(name, $"a notebook must be a JSON object. Received: {Describe(root.ValueKind)}.");
    }

    /// <summary>A kind of JSON value in words.</summary>
    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };

    private static JsonElement Parse(string text, string name)
    {
        byte[] bytes = [];
        try
        {
            bytes = StrictUtf8.GetBytes(text);
            CheckNesting(bytes, name);
            return JsonElement.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestNesting });
        }
        catch (JsonException e)
        {
            var received = FileFormat.OfOtherThanText(bytes)?.Name ?? $"text that is not JSON at line {e.LineNumber + 1}";
            throw new NotebookException(name, $"a notebook must be JSON. Received: {received}.", e);
        }
        catch (EncoderFallbackException e)
        {
            throw new NotebookException(name, "text must be valid Unicode. Received: half a surrogate pair.", e);
        }
    }

    /// <summary>A pass of its own, because a JsonDocument takes time quadratic in the depth, and its
    /// error does not tell depth from syntax.</summary>
    private static void CheckNesting(ReadOnlySpan<byte> bytes, string name)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.CurrentDepth >= DeepestNesting)
            {
                var line = bytes[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                throw new NotebookException(
                    name, $"values must be nested less than {DeepestNesting} deep. Received: deeper nesting at line {line}.");
            }
        }
    }

    private static void CheckTree(JsonElement element, string place, string name)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                CheckMembers(element, place, name);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    CheckTree(item, $"{place}[{index}]", name);
                }

                break;
            case JsonValueKind.String when !IsWhole(element.GetString):
                throw new NotebookException(name, $"text must be valid Unicode. Received: half a surrogate pair in {place}.");
        }
    }

    private static void CheckMembers(JsonElement element, string place, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!IsWhole(() => member.Name))
            {
                throw new NotebookException(name, $"text must be valid Unicode. Received: half a surrogate pair in a key of {place}.");
            }

            if (!seen.Add(member.Name))
            {
                throw new NotebookException(name, $"a key may appear once. Received: \"{member.Name}\" twice in {place}.");
            }

            CheckTree(member.Value, place.Length == 0 ? member.Name : $"{place}.{member.Name}", name);
        }
    }

    /// <summary>JSON may escape half a surrogate pair (<c>\ud83e</c> alone), which no text can hold.</summary>
    private static bool IsWhole(Func<string?> text)
    {
        try
        {
            return text() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
