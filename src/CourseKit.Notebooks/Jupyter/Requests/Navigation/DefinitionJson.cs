using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Declarations in JSON.</summary>
internal static class DefinitionJson
{
    /// <summary>The content of a reply.</summary>
    public static JsonObject Reply(IEnumerable<Definition> definitions) =>
        new() { ["definitions"] = new JsonArray([.. definitions.Select(Write)]) };

    private static JsonNode Write(Definition definition) => definition switch
    {
        Definition.InCell { Place: var place } => PlaceJson.Write(place),
        Definition.InLibrary library => new JsonObject { ["source"] = library.Source, ["start"] = library.Start, ["end"] = library.End },
        _ => throw new ArgumentException($"There is no JSON for this declaration. Received: {definition.GetType().Name}."),
    };
}
