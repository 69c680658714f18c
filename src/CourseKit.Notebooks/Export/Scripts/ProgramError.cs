using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>An error of the compiler in a program.</summary>
/// <param name="Line">The line of the program, from 0.</param>
/// <param name="Text">The error and what it is about.</param>
internal sealed record ProgramError(int Line, string Text)
{
    /// <summary>The text of an error: its number, what the compiler says, and the line that it says it of.</summary>
    public static string Message(Diagnostic error) => error.Location.SourceTree is { } tree
        ? $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)} Received: "
            + $"{tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim()}"
        : $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
}
