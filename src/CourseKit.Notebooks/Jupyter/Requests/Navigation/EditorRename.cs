using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Gives the name at a place another, <c>name</c>.</summary>
internal sealed class EditorRename : NotebookHandler
{
    public override string Type => "coursekit_rename_request";

    protected override async Task<JsonObject> AnswerAsync(NotebookNavigator navigator, IReadOnlyList<string> cells, int cell, int position,
        JsonObject asked, CancellationToken stop) =>
        RenamingJson.Reply(await navigator.RenameAsync(cells, cell, position, asked.Text("name"), stop));
}
