namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>A cell that a program cannot hold: in the program it is a comment.</summary>
/// <param name="Position">The position of the cell among all cells of the notebook, from 1.</param>
/// <param name="Reason">The reason, as one sentence or the compiler's error.</param>
internal sealed record LeftOutCell(int Position, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"cell {Position}: {Reason}");
}
