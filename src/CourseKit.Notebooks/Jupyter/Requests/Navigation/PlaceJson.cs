using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>A place in JSON.</summary>
internal static class PlaceJson
{
    /// <summary>The cell, and the positions in it.</summary>
    public static JsonObject Write(CellSpan place) => new() { ["cell"] = place.Cell, ["start"] = place.Start, ["end"] = place.End };
}
