using System.Collections.Immutable;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Cells that follow each other and mean the same as one script.</summary>
/// <remarks>A name is looked for in every script before, and so found the sooner the fewer there are.</remarks>
internal sealed class CellGroup
{
    /// <summary>A group is read anew with each cell that it takes.</summary>
    private const int Most = 32;

    private readonly ImmutableHashSet<string> words;

    private CellGroup(ImmutableArray<KeptCell> cells, ImmutableHashSet<string> words) => (Cells, this.words) = (cells, words);

    /// <summary>The cells, in their order.</summary>
    public ImmutableArray<KeptCell> Cells { get; }

    /// <summary>The script. The last expression of a cell lacks a semicolon, and another one does no harm.</summary>
    public string Text => string.Join("\n;\n", Cells.Select(cell => cell.Text));

    /// <summary>The libraries of packages that came with the cells.</summary>
    public IEnumerable<string> Libraries => Cells.SelectMany(cell => cell.Libraries);

    /// <summary>Cells in groups: those there were, as far as their cells are the same, and others.</summary>
    public static IReadOnlyList<CellGroup> Grouped(IReadOnlyList<KeptCell> cells, IReadOnlyList<CellGroup> before)
    {
        var (groups, count) = (new List<CellGroup>(), 0);
        foreach (var group in before.TakeWhile(group => group.IsAt(cells, count)))
        {
            groups.Add(group);
            count += group.Cells.Length;
        }

        foreach (var cell in cells.Skip(count))
        {
            if (groups is [.., var last] && last.With(cell) is { } larger)
            {
                groups[^1] = larger;
            }
            else
            {
                groups.Add(Of(cell));
            }
        }

        return groups;
    }

    /// <summary>One cell.</summary>
    private static CellGroup Of(KeptCell cell) => new([cell], Words(Read(cell)));

    /// <summary>These cells and another; null if it needs a script of its own.</summary>
    private CellGroup? With(KeptCell cell)
    {
        if (Cells.Length == Most || cell.Libraries.Count > 0 || Read(Cells[^1]).ContainsDirectives)
        {
            return null;
        }

        // In one script, what the cell declares would be found by the cells before it too.
        var root = Read(cell);
        return root.ContainsDirectives || root.Usings.Count > 0 || root.Externs.Count > 0 || Declared(root).Any(words.Contains)
            ? null
            : new(Cells.Add(cell), words.Union(Words(root)));
    }

    /// <summary>Returns whether these cells are the same as those at a place of a list.</summary>
    private bool IsAt(IReadOnlyList<KeptCell> cells, int place) =>
        place + Cells.Length <= cells.Count && Cells.Index().All(one => ReferenceEquals(one.Item, cells[place + one.Index]));

    private static CompilationUnitSyntax Read(KeptCell cell) =>
        SyntaxFactory.ParseCompilationUnit(cell.Text, options: CellCompiler.Language);

    private static ImmutableHashSet<string> Words(SyntaxNode root) =>
        [.. root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];

    private static IEnumerable<string> Declared(SyntaxNode root) => root.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    }).OfType<string>();
}
