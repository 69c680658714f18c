using System.Globalization;
using CourseKit.Grading;

namespace CourseKit.Notebooks.Session;

/// <summary>Names of cells as sources: the compiler knows them as <c>Cell 7</c>.</summary>
internal static class CellPlace
{
    private const string Beginning = "Cell ";

    /// <summary>Returns the name of a cell.</summary>
    public static string Text(int cell) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{cell}");

    /// <summary>Returns a line, from 1, of a cell or a file, whose name the compiler knows.</summary>
    public static SourceLine Line(string text, int line) => new(text, Number(text), line);

    private static int? Number(string text) => text.StartsWith(Beginning, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(Beginning.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var cell) ? cell : null;
}
