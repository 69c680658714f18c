using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>A cell that is neither run nor rendered; it waits for a converter.</summary>
internal sealed class RawCell : Cell
{
    internal RawCell(JsonObject json)
        : base(json)
    {
    }
}
