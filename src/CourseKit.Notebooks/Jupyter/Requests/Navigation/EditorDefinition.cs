using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Says where the name at a place of a cell is declared.</summary>
internal sealed class EditorDefinition : NotebookHandler
{
    public override string Type => "coursekit_definition_request";

    protected override async Task<JsonObject> AnswerAsync(NotebookNavigator navigator, IReadOnlyList<string> cells, int cell, int position,
        JsonObject asked, CancellationToken stop) =>
        DefinitionJson.Reply(await navigator.DefineAsync(cells, cell, position, stop));
}
