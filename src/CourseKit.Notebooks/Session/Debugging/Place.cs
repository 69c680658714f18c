using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>A place at which a debugged cell can be stopped: before a statement, or an expression that is all of a function.</summary>
/// <param name="Span">The statement: lines and columns from 0.</param>
/// <param name="Variables">The variables that have values there.</param>
/// <param name="Handlers">The exceptions that functions of cells would catch there, from the inside, by the names of their types.</param>
internal sealed record Place(LinePositionSpan Span, IReadOnlyList<PlaceVariable> Variables, IReadOnlyList<string> Handlers)
{
    private volatile Breakpoint? breakpoint;

    /// <summary>Gets the line, from 1.</summary>
    public int Line => Span.Start.Line + 1;

    /// <summary>Gets the column, from 1.</summary>
    public int Column => Span.Start.Character + 1;

    /// <summary>The breakpoint at which code stops here.</summary>
    public Breakpoint? Breakpoint
    {
        get => breakpoint;
        set => breakpoint = value;
    }
}

/// <summary>A variable at a place.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Type">The type as it is written there; null where an expression knows the variable without being told.</param>
internal sealed record PlaceVariable(string Name, string? Type);
