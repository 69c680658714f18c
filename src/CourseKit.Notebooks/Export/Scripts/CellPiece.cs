using CourseKit.Notebooks.Session.Packages;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>A piece of a notebook's cell: C#, or text that a program holds as a comment.</summary>
/// <param name="Cell">The position of the cell, from 1.</param>
internal abstract record CellPiece(int Cell)
{
    /// <summary>A cell that is not run.</summary>
    /// <param name="Cell">The position of the cell, from 1.</param>
    /// <param name="Kind">The kind of the cell, such as <c>markdown</c>.</param>
    /// <param name="Text">The text.</param>
    internal sealed record Prose(int Cell, string Kind, string Text) : CellPiece(Cell);

    /// <summary>Text of a code cell that is no C#.</summary>
    /// <param name="Cell">The position of the cell, from 1.</param>
    /// <param name="Title">The line above the text.</param>
    /// <param name="Text">The text.</param>
    internal sealed record Comment(int Cell, string Title, string Text) : CellPiece(Cell);

    /// <summary>C# without magics and without directives for libraries and files.</summary>
    /// <param name="Cell">The position of the cell, from 1.</param>
    /// <param name="Text">The code.</param>
    /// <param name="Packages">The packages that it asks for.</param>
    internal sealed record Code(int Cell, string Text, IReadOnlyList<PackageDirective> Packages) : CellPiece(Cell);
}
