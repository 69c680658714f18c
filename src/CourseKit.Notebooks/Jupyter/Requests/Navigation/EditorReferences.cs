using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Lists the places that mean the same as the name at one.</summary>
internal sealed class EditorReferences : NotebookHandler
{
    public override string Type => "coursekit_references_request";

    protected override async Task<JsonObject> AnswerAsync(NotebookNavigator navigator, IReadOnlyList<string> cells, int cell, int position,
        JsonObject asked, CancellationToken stop) =>
        new() { ["references"] = new JsonArray([.. (await navigator.ReferencesAsync(cells, cell, position, stop)).Select(Write)]) };

    private static JsonNode Write(Reference reference)
    {
        var json = PlaceJson.Write(reference.Place);
        json["isDeclaration"] = reference.IsDeclaration;
        return json;
    }
}
