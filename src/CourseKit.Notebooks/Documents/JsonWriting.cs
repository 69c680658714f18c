using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>Writes JSON as Jupyter does (Python's <c>json.dumps(indent=1, ensure_ascii=False)</c>), keeping the order of keys.</summary>
/// <remarks>The framework's writers escape every character beyond the basic plane, such as emoji;
/// this one escapes only what JSON demands.</remarks>
internal static class JsonWriting
{
    /// <summary>The value as text that ends with a line end.</summary>
    public static string Text(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                WriteAll(text, '{', members, '}', depth, member =>
                {
                    WriteString(text, member.Key);
                    text.Append(": ");
                    Write(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteAll(text, '[', items, ']', depth, item => Write(text, item, depth + 1));
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out var read):
                text.Append(read.GetRawText());
                break;
            case JsonValue value when value.TryGetValue<string>(out var written):
                WriteString(text, written);
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, IEnumerable<T> parts, char close, int depth, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', depth + 1);
            first = false;
            write(part);
        }

        if (!first)
        {
            text.Append('\n').Append(' ', depth);
        }

        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
