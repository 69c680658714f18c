using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Magics;
using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>Takes the cells of a notebook apart.</summary>
/// <param name="folder">The folder at which paths of files that cells load start.</param>
internal sealed class CellPieces(string folder)
{
    private readonly List<LeftOutCell> refused = [];

    /// <summary>The cells that cannot be taken apart.</summary>
    public IReadOnlyList<LeftOutCell> Refused => refused;

    /// <summary>Returns the pieces of all cells, in their order.</summary>
    public IReadOnlyList<CellPiece> Of(Notebook notebook) => [.. notebook.Cells.Index().SelectMany(at => Of(at.Index + 1, at.Item))];

    private IEnumerable<CellPiece> Of(int position, Cell cell)
    {
        if (cell is not CodeCell code)
        {
            return [new CellPiece.Prose(position, cell is MarkdownCell ? "markdown" : "raw", cell.Source)];
        }

        try
        {
            return [.. CellPart.Split(code.Code).SelectMany(part => Of(position, part))];
        }
        catch (Exception problem) when (problem is MagicException or InvalidDataException or IOException
            or UnauthorizedAccessException)
        {
            refused.Add(new LeftOutCell(position, problem.Message));
            return [new CellPiece.Code(position, string.Empty, [])];
        }
    }

    private IEnumerable<CellPiece> Of(int position, CellPart part) => part.Magic switch
    {
        null or CSharpMagic => Code(position, part.Text.Trim('\n'), folder, []),
        { Takes: Lines.Own } magic => [new CellPiece.Comment(position, $"{magic.Names[0]}, which is not C#:", part.Text)],
        _ => [],
    };

    /// <summary>The C# of a cell, behind that of the files which it loads.</summary>
    private static IEnumerable<CellPiece> Code(int position, string text, string folder, IReadOnlyList<string> loading)
    {
        if (CellCompiler.IsTooDeep(text))
        {
            throw new InvalidDataException("The code is nested too deeply for the compiler.");
        }

        var (blanked, packages) = PackageDirective.TakeFrom(text);
        var lines = packages.Select(package => package.Line - 1).ToHashSet();
        var code = string.Join(
            '\n', blanked.Split('\n').Where((line, index) => !lines.Contains(index) || !string.IsNullOrWhiteSpace(line)));
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CellCompiler.Language).GetRoot();
        var (loads, libraries) = (root.GetLoadDirectives(), root.GetReferenceDirectives());
        return
        [
            .. loads.SelectMany(load => Loaded(position, load.File.ValueText, folder, loading)),
            .. libraries.Select(library => new CellPiece.Comment(position,
                "A program has libraries by #:package and #:project, and not by their files:", library.ToString())),
            new CellPiece.Code(position, Without(code, [.. loads, .. libraries]).Trim('\n'), packages),
        ];
    }

    private static IEnumerable<CellPiece> Loaded(int position, string file, string folder, IReadOnlyList<string> loading)
    {
        var path = Path.GetFullPath(file, folder);
        return loading.Contains(path)
            ? []
            : [new CellPiece.Comment(position, $"From {file}:", string.Empty),
                .. Code(position, File.ReadAllText(path).ReplaceLineEndings("\n"), Path.GetDirectoryName(path)!, [.. loading, path])];
    }

    private static string Without(string code, IReadOnlyList<DirectiveTriviaSyntax> directives) => SourceText.From(code).WithChanges(
        directives.OrderBy(directive => directive.SpanStart).Select(directive => new TextChange(directive.Span, string.Empty))).ToString();
}
