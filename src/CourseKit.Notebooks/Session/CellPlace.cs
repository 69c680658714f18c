using System.Globalization;

namespace CourseKit.Notebooks.Session;

/// <summary>A line of a cell as its reader finds it: of the cell that runs, or of another, which is named.</summary>
internal static class CellPlace
{
    /// <summary>The text of a cell, as the compiler knows it.</summary>
    public static string Text(int cell) => string.Create(CultureInfo.InvariantCulture, $"Cell {cell}");

    /// <summary>«line 3 of your code», «line 3 of cell 7», «line 3 of file.csx».</summary>
    /// <param name="text">The text that the line stands in.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="cell">The number of the cell that runs.</param>
    public static string Of(string text, int line, int cell)
    {
        var place = text == Text(cell) ? "your code" : text.StartsWith("Cell ", StringComparison.Ordinal) ? $"c{text[1..]}" : text;
        return string.Create(CultureInfo.InvariantCulture, $"line {line} of {place}");
    }
}
