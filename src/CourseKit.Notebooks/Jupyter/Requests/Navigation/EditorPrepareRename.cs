using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Says which name at a place could be another.</summary>
internal sealed class EditorPrepareRename : NotebookHandler
{
    public override string Type => "coursekit_prepare_rename_request";

    protected override async Task<JsonObject> AnswerAsync(NotebookNavigator navigator, IReadOnlyList<string> cells, int cell, int position,
        JsonObject asked, CancellationToken stop) =>
        RenamingJson.Reply(await navigator.PrepareRenameAsync(cells, cell, position, stop));
}
