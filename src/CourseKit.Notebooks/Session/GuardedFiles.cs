using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Notebooks.Session;

/// <summary>Files that cells load by <c>#load</c>, with the guards that cells have: they too can always be stopped.</summary>
/// <param name="folder">The folder at which relative paths start.</param>
internal sealed class GuardedFiles(string folder) : SourceFileResolver([], folder)
{
    /// <inheritdoc/>
    public override Stream OpenRead(string resolvedPath)
    {
        using var file = base.OpenRead(resolvedPath);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        return new MemoryStream(Encoding.UTF8.GetBytes(CellCompiler.IsTooDeep(text) ? text : Guarded(text)));
    }

    /// <summary>The text with its guards, where the compiler still reads it so; else as it is.</summary>
    private static string Guarded(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, CellCompiler.Language);
        if (tree.GetDiagnostics().Any() || GuardedCell.Of(tree) is not { } guarded)
        {
            return text;
        }

        var written = guarded.GetRoot().ToFullString();
        return CSharpSyntaxTree.ParseText(written, CellCompiler.Language).GetDiagnostics().Any() ? text : written;
    }
}
