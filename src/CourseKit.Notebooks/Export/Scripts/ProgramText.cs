using System.Text;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Text of a program that is being written, and the cell of each of its lines.</summary>
internal sealed class ProgramText
{
    private readonly StringBuilder text = new();
    private readonly List<int?> cells = [];

    /// <summary>Adds lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cell">The position of the cell that they come from; null if they come from none.</param>
    public void Add(string lines, int? cell = null)
    {
        text.Append(lines).Append('\n');
        cells.AddRange(Enumerable.Repeat(cell, lines.Count(character => character == '\n') + 1));
    }

    /// <summary>Adds lines behind the sign of a comment.</summary>
    public void AddComment(string lines, int? cell = null) =>
        Add(string.Join('\n', lines.Split('\n').Select(line => $"// {line}".TrimEnd())), cell);

    /// <summary>Adds a line without text, unless the text begins or there is one already.</summary>
    public void AddGap()
    {
        if (text.Length > 0 && (text.Length < 2 || text[^2] != '\n'))
        {
            Add(string.Empty);
        }
    }

    /// <summary>The position of the cell that a line comes from, counted from 0; null if it comes from none.</summary>
    public int? CellOf(int line) => line < cells.Count ? cells[line] : null;

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
