using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>C# of a cell as the compiler understands it, on top of the cells above it.</summary>
/// <param name="Cell">The position of the cell, from 1.</param>
/// <param name="Model">The meaning of its names.</param>
internal sealed record UnderstoodCode(int Cell, SemanticModel Model)
{
    /// <summary>The code.</summary>
    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Model.SyntaxTree.GetRoot();
}
