using CourseKit.Notebooks.Session.Notation;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace CourseKit.Notebooks.Session;

/// <summary><see cref="Displays.Display"/> at the end of an expression, as in .NET Interactive.</summary>
public static class DisplayExtensions
{
    /// <inheritdoc cref="Displays.Display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows text as what its MIME type says, such as <c>text/html</c>.</summary>
    /// <inheritdoc cref="Displays.Display"/>
    public static DisplayedValue DisplayAs(this string text, string mimeType) => DisplayedValue.Show(new MarkedUpText(mimeType, text), []);

    /// <summary>Shows objects as a table: a row each, with a column for each of their properties.</summary>
    /// <inheritdoc cref="Displays.Display"/>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> rows, params string[] mimeTypes) =>
        DisplayedValue.Show(rows.ToTabularDataResource(), mimeTypes);
}
