using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>Gives what a cell declares another name, in all cells of the notebook.</summary>
internal static class NameChange
{
    /// <summary>Finds the name at a position, and returns whether it can be another.</summary>
    public static async Task<Renaming> PrepareAsync(NotebookCells cells, int cell, int position, CancellationToken cancel) =>
        await ReferenceFinder.NameAsync(cells, cell, position, cancel) is not var (name, symbol)
            ? new Renaming.Refused("A name can be changed where it stands. Received: a place without one. Put the cursor into a name.")
            : symbol.Locations.Any(location => cells.PlaceOf(location) is not null)
                ? new Renaming.Possible(new(cell, name.SpanStart, name.Span.End), name.ValueText)
                : new Renaming.Refused(
                    $"Only what a cell declares can be given another name. Received: {name.ValueText}, {Owner(symbol)}.");

    /// <summary>Changes the name at a position.</summary>
    public static async Task<Renaming> ChangeAsync(NotebookCells cells, int cell, int position, string name, CancellationToken cancel)
    {
        if (await PrepareAsync(cells, cell, position, cancel) is Renaming.Refused refused)
        {
            return refused;
        }

        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            return new Renaming.Refused(
                $"A name consists of letters, digits and _, begins with no digit, and is no keyword. Received: {name}.");
        }

        var (_, symbol) = (await ReferenceFinder.NameAsync(cells, cell, position, cancel))!.Value;
        var places = await ReferenceFinder.FindAsync(cells, symbol, cancel);
        var edits = new List<CellEdit>();
        foreach (var (place, _) in places)
        {
            edits.Add(new CellEdit(place, await NewTextAsync(cells[place.Cell], place, name, cancel)));
        }

        return await MeansTheSameAsync(cells, await cells.WithAsync(edits, cancel), places, cancel)
            ? new Renaming.Edits(edits)
            : new Renaming.Refused(
                $"A name means one thing. Received: {name}, which would mean another in some place. Choose another name.");
    }

    /// <summary>The text in the place of a name: a member of an anonymous type, which is named like the variable, keeps its own.</summary>
    private static async Task<string> NewTextAsync(Document cell, CellSpan place, string name, CancellationToken cancel)
    {
        var token = (await cell.GetSyntaxRootAsync(cancel))!.FindToken(place.Start);
        return token.Parent is { Parent: AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member } variable
            && member.Expression == variable
                ? $"{token.ValueText} = {name}"
                : name;
    }

    /// <summary>Returns whether all places that meant the declaration still do, and no other, and all cells compile that did.</summary>
    private static async Task<bool> MeansTheSameAsync(
        NotebookCells cells, NotebookCells changed, IReadOnlyList<Reference> places, CancellationToken cancel)
    {
        var declared = places.First(one => one.IsDeclaration).Place;
        return await ReferenceFinder.NameAsync(changed, declared.Cell, declared.Start, cancel) is var (_, symbol)
            && (await ReferenceFinder.FindAsync(changed, symbol, cancel)).Count == places.Count
            && await ErrorsAsync(changed, cancel) <= await ErrorsAsync(cells, cancel);
    }

    private static async Task<int> ErrorsAsync(NotebookCells cells, CancellationToken cancel)
    {
        var errors = 0;
        foreach (var cell in cells.InOrder)
        {
            errors += (await cell.GetSemanticModelAsync(cancel))!.GetDiagnostics(cancellationToken: cancel)
                .Count(found => found.Severity == DiagnosticSeverity.Error);
        }

        return errors;
    }

    private static string Owner(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "a namespace",
        { ContainingAssembly.Name: { } library } => $"which {library} declares",
        _ => "which is declared elsewhere",
    };
}
