using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Session;

/// <summary>A cell that compiled.</summary>
internal sealed record CellCode(CSharpCompilation Compilation, byte[] Image, byte[] Symbols, bool HasResult)
{
    /// <summary>Whether there is nothing to run: comments and using directives alone.</summary>
    public bool IsEmpty => Image.Length == 0;

    /// <summary>The libraries that the cell and those before it load by <c>#r</c>.</summary>
    public IEnumerable<string> Libraries => Compilation.DirectiveReferences.OfType<PortableExecutableReference>().Select(library => library.FilePath).OfType<string>();
}
