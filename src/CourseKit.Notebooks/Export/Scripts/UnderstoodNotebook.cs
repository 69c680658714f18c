using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>The C# of a notebook as the compiler understands it, from its top to its bottom.</summary>
internal sealed class UnderstoodNotebook
{
    private readonly Dictionary<CellPiece.Code, UnderstoodCode> codes = new(ReferenceEqualityComparer.Instance);
    private readonly List<LeftOutCell> refused = [];
    private readonly List<PackageDirective> packages = [];
    private readonly List<string> packageLibraries = [];

    /// <param name="pieces">The pieces of the notebook.</param>
    /// <param name="environment">The libraries and namespaces of cells.</param>
    /// <param name="cancel">Ends fetching of packages.</param>
    public UnderstoodNotebook(IReadOnlyList<CellPiece> pieces, CellEnvironment environment, CancellationToken cancel)
    {
        var (compiler, fetching) = (new CellCompiler(environment), new SessionPackages(environment));
        CSharpCompilation? previous = null;
        IReadOnlyList<string> libraries = [];
        foreach (var code in pieces.OfType<CellPiece.Code>())
        {
            try
            {
                var fetched = fetching.Fetch(code.Packages, cancel).New?.ToCompile ?? [];
                libraries = [.. libraries, .. fetched];
                packages.AddRange(code.Packages.Where(one => !one.IsTheCourse));
                packageLibraries.AddRange([.. fetched, .. CellCompiler.Libraries(environment).Where(library => code.Packages.Any(one =>
                    one.Name.Equals(Path.GetFileNameWithoutExtension(library), StringComparison.OrdinalIgnoreCase)))]);
            }
            catch (PackageException problem)
            {
                refused.Add(new LeftOutCell(code.Cell, problem.Message));
                continue;
            }

            var tree = CSharpSyntaxTree.ParseText(code.Text, CellCompiler.Language, cancellationToken: cancel);
            var compilation = compiler.Understand(tree, code.Cell, previous, libraries);
            if (compilation.GetDiagnostics(cancel).FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error) is { } error)
            {
                refused.Add(new LeftOutCell(code.Cell, $"In the notebook it does not compile either: {ProgramError.Message(error)}"));
            }
            else if (ReturnOf(tree.GetRoot()) is { } statement)
            {
                refused.Add(new LeftOutCell(code.Cell,
                    $"A return ends a cell, and would end the program. Received: {statement}. Write an if around what follows it."));
            }
            else
            {
                codes.Add(code, new UnderstoodCode(code.Cell, compilation.GetSemanticModel(tree)));
            }

            if (!refused.Exists(cell => cell.Position == code.Cell))
            {
                (previous, libraries) = (compilation, []);
            }
        }
    }

    /// <summary>The code that compiles, in the order of the notebook.</summary>
    public IReadOnlyCollection<UnderstoodCode> Codes => codes.Values;

    /// <summary>The cells that are in no program.</summary>
    public IReadOnlyList<LeftOutCell> Refused => refused;

    /// <summary>The packages that cells ask for, and that are to be had.</summary>
    public IReadOnlyList<PackageDirective> Packages => packages;

    /// <summary>Paths of the libraries that packages bring.</summary>
    public IReadOnlyList<string> PackageLibraries => packageLibraries;

    /// <summary>The code of a piece as the compiler understands it; null if it does not.</summary>
    public UnderstoodCode? this[CellPiece.Code piece] => codes.GetValueOrDefault(piece);

    /// <summary>A statement that ends the cell, and no function in it.</summary>
    private static SyntaxNode? ReturnOf(SyntaxNode root) => root
        .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
            || node is GlobalStatementSyntax)
        .FirstOrDefault(node => node is ReturnStatementSyntax);
}
