namespace CourseKit.Notebooks.Session;

/// <summary>What a cell calls by its bare name to show something.</summary>
public static class Displays
{
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms to show it in; its preferred ones by default.</param>
    /// <returns>A handle that can show another value in the same place.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Text that is shown as the HTML it is.</summary>
    public static MarkedUpText HTML(string text) => new("text/html", text);

    /// <summary>Text that is shown as the Markdown it is.</summary>
    public static MarkedUpText Markdown(string text) => new("text/markdown", text);
}
