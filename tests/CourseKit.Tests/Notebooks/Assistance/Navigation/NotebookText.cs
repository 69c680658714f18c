namespace CourseKit.Tests.Notebooks.Assistance.Navigation;

/// <summary>Cells of a notebook, in one of which $$ is where the cursor is.</summary>
internal sealed record NotebookText(IReadOnlyList<string> Cells, int Cell, int Position)
{
    private const string Cursor = "$$";

    public static NotebookText Of(params IReadOnlyList<string> cells)
    {
        var cell = cells.Index().Single(one => one.Item.Contains(Cursor, StringComparison.Ordinal)).Index;
        return new(
            [.. cells.Select(text => text.Replace(Cursor, string.Empty, StringComparison.Ordinal))], cell,
            cells[cell].IndexOf(Cursor, StringComparison.Ordinal));
    }
}
