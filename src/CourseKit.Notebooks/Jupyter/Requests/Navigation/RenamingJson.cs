using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>The outcome of asking for another name in JSON.</summary>
internal static class RenamingJson
{
    /// <summary>The content of a reply: a place and its name, edits, or why not.</summary>
    public static JsonObject Reply(Renaming renaming) => renaming switch
    {
        Renaming.Possible possible => new JsonObject { ["place"] = PlaceJson.Write(possible.Place), ["name"] = possible.Name },
        Renaming.Edits edits => new JsonObject { ["edits"] = new JsonArray([.. edits.Changes.Select(Write)]) },
        Renaming.Refused refused => new JsonObject { ["refused"] = refused.Reason },
        _ => throw new ArgumentException($"There is no reply for this. Received: {renaming.GetType().Name}."),
    };

    private static JsonNode Write(CellEdit edit)
    {
        var json = PlaceJson.Write(edit.Place);
        json["text"] = edit.Text;
        return json;
    }
}
