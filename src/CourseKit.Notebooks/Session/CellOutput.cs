namespace CourseKit.Notebooks.Session;

/// <summary>Something that a cell has put out; the cases are those of a notebook document and of the Jupyter protocol.</summary>
internal abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>Text printed to <c>stdout</c> or <c>stderr</c>, with whatever line breaks it had.</summary>
    public sealed record Stream(string Name, string Text) : CellOutput;

    /// <summary>A value shown by <c>Display(value)</c>.</summary>
    public sealed record Display(MimeBundle Data, string DisplayId) : CellOutput;

    /// <summary>A new value for an earlier <see cref="Display"/>, of this cell or of one before it.</summary>
    public sealed record Update(MimeBundle Data, string DisplayId) : CellOutput;

    /// <summary>The value of the cell's last expression.</summary>
    public sealed record Result(MimeBundle Data, int Number) : CellOutput;

    /// <summary>Removal of the cell's outputs so far: at once, or when the next output comes.</summary>
    public sealed record Clear(bool Wait) : CellOutput;

    /// <summary>Error that ended the cell. The trace is the whole story for a reader, name and message included.</summary>
    public sealed record Error(string Name, string Message, IReadOnlyList<string> Trace) : CellOutput;
}
