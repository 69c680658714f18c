using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>A cell of prose.</summary>
internal sealed class MarkdownCell : Cell
{
    internal MarkdownCell(JsonObject json)
        : base(json)
    {
    }

    /// <summary>Files inside the cell by name; the text refers to them as <c>attachment:name</c>.</summary>
    public IReadOnlyDictionary<string, MimeBundle> Attachments => Json["attachments"] is JsonObject attachments
        ? attachments.ToDictionary(file => file.Key, file => MimeBundleJson.Read(file.Value!.AsObject()))
        : new Dictionary<string, MimeBundle>();
}
