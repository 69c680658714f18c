namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>A place where a name is declared.</summary>
internal abstract record Definition
{
    private Definition()
    {
    }

    /// <summary>A declaration in a cell.</summary>
    internal sealed record InCell(CellSpan Place) : Definition;

    /// <summary>A declaration in a library.</summary>
    /// <param name="Source">The file: the name of the library, and the path in it.</param>
    /// <param name="Start">Position of the first character.</param>
    /// <param name="End">Position behind the last character.</param>
    internal sealed record InLibrary(string Source, int Start, int End) : Definition;
}
