namespace CourseKit.Notebooks.Session;

/// <summary>A value that has been shown and can be replaced in place: by this cell while it runs, or by a later one.</summary>
public sealed class DisplayedValue
{
    private readonly string displayId = Guid.NewGuid().ToString("N");

    private DisplayedValue()
    {
    }

    /// <summary>Shows another value instead.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public void Update(object? value) =>
        CellConsole.Running.Add(new CellOutput.Update(ValueFormats.Describe(value), displayId));

    internal static DisplayedValue Show(object? value, IReadOnlyList<string> mimeTypes)
    {
        var shown = new DisplayedValue();
        CellConsole.Running.Add(new CellOutput.Display(ValueFormats.Describe(value, mimeTypes), shown.displayId));
        return shown;
    }
}
