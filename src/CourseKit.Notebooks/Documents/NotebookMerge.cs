namespace CourseKit.Notebooks.Documents;

/// <summary>Three-way merge of notebooks: a newer version takes over what somebody has written into a copy of an older one.</summary>
/// <remarks>
/// Cells are told apart by their ids. A cell that differs from the original is the owner's, and stays; all others become those of the newer
/// version, and keep their outputs where their text is the same.
/// </remarks>
internal sealed class NotebookMerge
{
    private readonly Dictionary<string, Cell> originals, copies;

    private NotebookMerge(Notebook original, Notebook copy, Notebook newer)
    {
        (originals, copies) = (ById(original), ById(copy));
        var cells = newer.Cells.Select(Merged).OfType<Cell>().ToList();
        var before = -1;
        foreach (var cell in copy.Cells)
        {
            if (!cells.Contains(cell) && IsOwners(cell))
            {
                cells.Insert(before + 1, cell);
            }

            var place = cells.FindIndex(other => other == cell || (cell.Id is not null && other.Id == cell.Id));
            before = place < 0 ? before : place;
        }

        Result = newer.WithCells(cells);
        Kept = copy.Cells.Count(cell => cells.Contains(cell) && IsOwners(cell));
    }

    /// <summary>Gets the newer version with all that is the owner's.</summary>
    public Notebook Result { get; }

    /// <summary>Gets the number of cells that the owner has written or changed.</summary>
    public int Kept { get; }

    /// <summary>Merges a newer version into a copy that somebody has worked in.</summary>
    /// <param name="original">The version that was copied.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="newer">The newer version.</param>
    public static NotebookMerge Of(Notebook original, Notebook copy, Notebook newer) => new(original, copy, newer);

    /// <summary>The cell that takes the place of one of the newer version; null where the owner has deleted it.</summary>
    private Cell? Merged(Cell next)
    {
        if (next.Id is not { } id || !copies.TryGetValue(id, out var cell))
        {
            return next.Id is { } deleted && originals.ContainsKey(deleted) ? null : next;
        }

        if (!IsOwners(cell) && Text(cell) != Text(next))
        {
            return next;
        }

        foreach (var (key, value) in next.Metadata)
        {
            cell.Metadata[key] = value?.DeepClone();
        }

        return cell;
    }

    private bool IsOwners(Cell cell) =>
        cell.Id is not { } id || !originals.TryGetValue(id, out var original) || Text(original) != Text(cell);

    private static Dictionary<string, Cell> ById(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Id is not null).ToDictionary(cell => cell.Id!);

    /// <summary>The text, as far as editors leave it as it is.</summary>
    private static string Text(Cell cell) => cell.Source.ReplaceLineEndings("\n").TrimEnd();
}
