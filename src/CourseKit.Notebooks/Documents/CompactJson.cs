using System.Text.Encodings.Web;
using System.Text.Json;

namespace CourseKit.Notebooks.Documents;

/// <summary>JSON in one line, for messages and for values inside of them.</summary>
internal static class CompactJson
{
    /// <summary>Gets options that escape no more than JSON demands of the basic plane, and that write deeper nesting than is read, since
    /// what was read is written inside of a message.</summary>
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
}
