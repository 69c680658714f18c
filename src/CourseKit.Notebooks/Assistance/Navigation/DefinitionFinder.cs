using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>Finds where a name is declared: in a cell, or in a library whose source is there.</summary>
/// <param name="workspace">The workspace of the cells.</param>
/// <param name="sources">The sources of libraries.</param>
internal sealed class DefinitionFinder(Workspace workspace, LibrarySources sources)
{
    /// <summary>Finds the declarations of the name at a position of a cell.</summary>
    public async Task<IReadOnlyList<Definition>> InCellAsync(NotebookCells cells, int cell, int position, CancellationToken cancel)
    {
        var model = (await cells[cell].GetSemanticModelAsync(cancel))!;
        return await SymbolAsync(model, position, cancel) is not { } symbol ? []
            : symbol.Locations.Select(cells.PlaceOf).OfType<CellSpan>().ToList() is { Count: > 0 } places
                ? [.. places.Select(place => new Definition.InCell(place))]
                : InLibrary(symbol);
    }

    /// <summary>Finds the declarations of the name at a position of a library's file.</summary>
    public async Task<IReadOnlyList<Definition>> InSourceAsync(string path, int position, CancellationToken cancel) =>
        sources.Of(path) is { } source && source.FileAt(path) is { } file && position < file.Length
        && await SymbolAsync(source.Compilation.GetSemanticModel(file), position, cancel) is { } symbol
            ? InLibrary(symbol)
            : [];

    /// <summary>The declarations in the source of a library: those of a symbol of its metadata bear the same id.</summary>
    private IReadOnlyList<Definition> InLibrary(ISymbol symbol)
    {
        var declared = symbol.Locations.Any(location => location.IsInSource) ? symbol
            : symbol.ContainingAssembly is { } library && sources.Of(library.Name) is { } source
            && symbol.GetDocumentationCommentId() is { } id
                ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, source.Compilation)
                : null;
        return declared is null ? [] :
        [
            .. declared.Locations.Where(location => location.IsInSource).Select(location =>
                new Definition.InLibrary(location.SourceTree!.FilePath, location.SourceSpan.Start, location.SourceSpan.End)),
        ];
    }

    /// <summary>The declaration that is meant at a position, which may be the end of a name.</summary>
    private async Task<ISymbol?> SymbolAsync(SemanticModel model, int position, CancellationToken cancel)
    {
        var symbol = await SymbolFinder.FindSymbolAtPositionAsync(model, position, workspace, cancel)
            ?? (position == 0 ? null : await SymbolFinder.FindSymbolAtPositionAsync(model, position - 1, workspace, cancel));
        return (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol)?.OriginalDefinition;
    }
}
