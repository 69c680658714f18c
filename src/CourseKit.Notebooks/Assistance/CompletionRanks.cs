using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Tags;

namespace CourseKit.Notebooks.Assistance;

/// <summary>The order of completions: what the learner has declared, the course's names, C#'s words, and .NET's many names.</summary>
/// <remarks>Behind a dot: members of the type, extension methods, and what every object has.</remarks>
/// <param name="environment">The environment of the cells, whose assemblies are those of the course.</param>
internal sealed class CompletionRanks(CellEnvironment environment)
{
    private static readonly IReadOnlySet<string> OfEveryObject = typeof(object).GetMethods().Select(method => method.Name).ToHashSet();

    private readonly IReadOnlySet<string> course = environment.Assemblies.Select(assembly => assembly.GetName().Name!).ToHashSet();

    /// <summary>The rank of each completion at a position where a name begins; lower ones come first.</summary>
    public async Task<Func<CompletionItem, int>> AtAsync(Document document, int start, CancellationToken cancel)
    {
        var model = (await document.GetSemanticModelAsync(cancel))!;
        var before = start == 0 ? default : (await model.SyntaxTree.GetRootAsync(cancel)).FindToken(start - 1);
        return before.IsKind(SyntaxKind.DotToken) ? OfMember : OfName(model, start);
    }

    private static int OfMember(CompletionItem item) =>
        OfEveryObject.Contains(item.DisplayText) ? 2 : item.Tags.Contains(WellKnownTags.ExtensionMethod) ? 1 : 0;

    private Func<CompletionItem, int> OfName(SemanticModel model, int start)
    {
        var known = model.LookupSymbols(start).ToLookup(symbol => symbol.Name, Rank);
        return item => item.Tags.Contains(WellKnownTags.Keyword) ? 2
            : known[item.DisplayText].DefaultIfEmpty(item.DisplayTextSuffix == ":" ? 0 : 3).Min();
    }

    private int Rank(ISymbol symbol) => symbol.Locations.Any(location => location.IsInSource) ? 0
        : symbol.ContainingAssembly is { } library && course.Contains(library.Name) ? 1
        : 3;
}
