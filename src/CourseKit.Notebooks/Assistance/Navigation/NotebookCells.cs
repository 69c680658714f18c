using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>The cells of a notebook, in its order.</summary>
/// <param name="documents">A script for each cell, all in one solution.</param>
internal sealed class NotebookCells(IReadOnlyList<Document> documents)
{
    private readonly List<DocumentId> ids = [.. documents.Select(document => document.Id)];

    /// <summary>The cell of an index.</summary>
    public Document this[int cell] => documents[cell];

    /// <summary>The cells, in the order of the notebook.</summary>
    public IReadOnlyList<Document> InOrder => documents;

    /// <summary>The solution that the cells are in.</summary>
    public Solution Solution => documents[0].Project.Solution;

    /// <summary>The cells after edits, none of which overlaps another.</summary>
    public async Task<NotebookCells> WithAsync(IEnumerable<CellEdit> edits, CancellationToken cancel)
    {
        var changed = Solution;
        foreach (var cell in edits.GroupBy(edit => edit.Place.Cell))
        {
            var text = await documents[cell.Key].GetTextAsync(cancel);
            changed = changed.WithDocumentText(ids[cell.Key], text.WithChanges(cell.OrderBy(edit => edit.Place.Start).Select(edit =>
                new TextChange(TextSpan.FromBounds(edit.Place.Start, edit.Place.End), edit.Text))));
        }

        return new([.. ids.Select(id => changed.GetDocument(id)!)]);
    }

    /// <summary>A location as a place in a cell; null for one that is elsewhere.</summary>
    public CellSpan? PlaceOf(Location location) =>
        Solution.GetDocument(location.SourceTree)?.Id is { } id && ids.IndexOf(id) is >= 0 and var cell
            ? new(cell, location.SourceSpan.Start, location.SourceSpan.End)
            : null;
}
