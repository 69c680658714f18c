using System.Buffers;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>Text as nbformat stores it: one string, or a list of lines that each keep their line end.</summary>
internal static class MultilineText
{
    /// <summary>The characters at which Python's <c>splitlines</c>, which Jupyter uses, ends a line; <c>\r\n</c> is one end.</summary>
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>The whole text.</summary>
    public static string Join(JsonNode? node) =>
        node is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string?)node ?? string.Empty;

    /// <summary>The text as a list of lines, the form that Jupyter writes.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(LineEnds) + 1;
            var end = length == 0 ? text.Length : start + length;
            end += text.AsSpan(end - 1).StartsWith("\r\n") ? 1 : 0;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }
}
