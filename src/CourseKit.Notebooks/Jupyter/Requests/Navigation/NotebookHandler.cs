using System.Text.Json.Nodes;
using CourseKit.Notebooks.Assistance.Navigation;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter.Requests.Navigation;

/// <summary>Answers for a name in a notebook: the texts of all its cells are in <c>cells</c>, the index of one in <c>cell</c>, the place in
/// <c>cursor_pos</c>.</summary>
internal abstract class NotebookHandler : RequestHandler
{
    /// <inheritdoc/>
    public sealed override async Task<JsonObject?> ServeAsync(Request request, CancellationToken stop)
    {
        var cells = request.Content.Texts("cells");
        var cell = request.Content.Number("cell") ?? -1;
        if (cell < 0 || cell >= cells.Count)
        {
            throw new ArgumentException($"The index of a cell is less than the number of cells. Received: {cell} of {cells.Count}.");
        }

        var position = Math.Clamp(request.Content.Number("cursor_pos") ?? 0, 0, cells[cell].Length);
        var reply = await AnswerAsync(request.Kernel.Assistant.Navigator, cells, cell, position, request.Content, stop);
        reply["status"] = "ok";
        return reply;
    }

    /// <summary>The content of the reply.</summary>
    protected abstract Task<JsonObject> AnswerAsync(NotebookNavigator navigator, IReadOnlyList<string> cells, int cell, int position,
        JsonObject asked, CancellationToken stop);
}
