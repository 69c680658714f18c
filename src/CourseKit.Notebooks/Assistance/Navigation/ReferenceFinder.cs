using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>Finds all places of a notebook that mean the same declaration.</summary>
internal static class ReferenceFinder
{
    /// <summary>Finds what the name at a position stands for: of a constructor, its type. Null where there is no name.</summary>
    public static async Task<(SyntaxToken Name, ISymbol Symbol)?> NameAsync(
        NotebookCells cells, int cell, int position, CancellationToken cancel)
    {
        var root = (await cells[cell].GetSyntaxRootAsync(cancel))!;
        foreach (var place in new[] { position, position - 1 }.Where(root.FullSpan.Contains))
        {
            var token = root.FindToken(place);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(place)
                && await SymbolAsync(cells[cell], token, cancel) is { } symbol
                && Meant(symbol) is var meant && meant.Name == token.ValueText)
            {
                return (token, meant);
            }
        }

        return null;
    }

    /// <summary>The declaration that a name stands for: in <c>new { a }</c>, the variable, and not the member of its name.</summary>
    private static async Task<ISymbol?> SymbolAsync(Document cell, SyntaxToken name, CancellationToken cancel) =>
        name.Parent is IdentifierNameSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax } variable
            ? (await cell.GetSemanticModelAsync(cancel))!.GetSymbolInfo(variable, cancel).Symbol
            : await SymbolFinder.FindSymbolAtPositionAsync(cell, name.SpanStart, cancel);

    private static ISymbol Meant(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType,
        IMethodSymbol { ReducedFrom: { } extension } => extension,
        _ => symbol,
    };

    /// <summary>Finds the places that mean a declaration, itself among them, in the order of the notebook.</summary>
    public static async Task<IReadOnlyList<Reference>> FindAsync(NotebookCells cells, ISymbol symbol, CancellationToken cancel)
    {
        var found = symbol.Locations.Any(location => location.IsInSource)
            ? await OfDeclaredAsync(cells, symbol, cancel)
            : await OfLibraryAsync(cells, symbol, cancel);
        return [.. found.DistinctBy(one => one.Place).OrderBy(one => one.Place.Cell).ThenBy(one => one.Place.Start)];
    }

    private static async Task<IEnumerable<Reference>> OfDeclaredAsync(NotebookCells cells, ISymbol symbol, CancellationToken cancel) =>
        from found in await SymbolFinder.FindReferencesAsync(symbol, cells.Solution, cells.InOrder.ToImmutableHashSet(), cancel)
        let declarations = found.Definition.Locations.Select(location => (location, IsDeclaration: true))
        let uses = found.Locations.Where(use => !use.IsImplicit).Select(use => (location: use.Location, IsDeclaration: false))
        from one in declarations.Concat(uses)
        let place = cells.PlaceOf(one.location)
        where place is not null
        select new Reference(place, one.IsDeclaration);

    /// <summary>The places of what a library declares. The compiler's service looks for it only in scripts that refer to the library
    /// themselves, and these inherit it.</summary>
    private static async Task<IEnumerable<Reference>> OfLibraryAsync(NotebookCells cells, ISymbol symbol, CancellationToken cancel)
    {
        var (id, found) = (symbol.OriginalDefinition.GetDocumentationCommentId(), new List<Reference>());
        foreach (var (cell, document) in cells.InOrder.Index())
        {
            var names = (await document.GetSyntaxRootAsync(cancel))!.DescendantTokens().Where(token => token.ValueText == symbol.Name);
            foreach (var name in names)
            {
                if (await NameAsync(cells, cell, name.SpanStart, cancel) is var (_, meant)
                    && meant.OriginalDefinition.GetDocumentationCommentId() == id)
                {
                    found.Add(new Reference(new(cell, name.SpanStart, name.Span.End), IsDeclaration: false));
                }
            }
        }

        return found;
    }
}
