using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Tags;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Finds completions by the compiler's own service.</summary>
internal static class CompletionFinder
{
    /// <summary>Tags of the compiler's service, and the kinds of VS Code that they are.</summary>
    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        [WellKnownTags.Class] = "Class",
        [WellKnownTags.Constant] = "Constant",
        [WellKnownTags.Delegate] = "Class",
        [WellKnownTags.Enum] = "Enum",
        [WellKnownTags.EnumMember] = "EnumMember",
        [WellKnownTags.Event] = "Event",
        [WellKnownTags.ExtensionMethod] = "Method",
        [WellKnownTags.Field] = "Field",
        [WellKnownTags.Interface] = "Interface",
        [WellKnownTags.Keyword] = "Keyword",
        [WellKnownTags.Local] = "Variable",
        [WellKnownTags.Method] = "Method",
        [WellKnownTags.Namespace] = "Module",
        [WellKnownTags.Operator] = "Operator",
        [WellKnownTags.Parameter] = "Variable",
        [WellKnownTags.Property] = "Property",
        [WellKnownTags.RangeVariable] = "Variable",
        [WellKnownTags.Structure] = "Struct",
        [WellKnownTags.TypeParameter] = "TypeParameter",
    };

    public static async Task<Completions> CompleteAsync(Document document, int position, CancellationToken cancel)
    {
        if (await FindAsync(document, position, cancel) is not { } found)
        {
            return new Completions(position, position, []);
        }

        var items = new List<Completion>();
        foreach (var item in found.ItemsList)
        {
            var inserted = item.IsComplexTextEdit
                ? (await CompletionService.GetService(document)!.GetChangeAsync(document, item, cancellationToken: cancel))
                    .TextChange.NewText ?? string.Empty
                : item.Properties.GetValueOrDefault("InsertionText", item.DisplayText);
            items.Add(new Completion(Label(item), inserted, Kind(item.Tags), item.SortText, item.FilterText, item.InlineDescription));
        }

        return new Completions(found.Span.Start, found.Span.End, [.. items.DistinctBy(item => (item.Label, item.Kind))]);
    }

    public static async Task<string?> DescribeAsync(Document document, int position, string label, CancellationToken cancel)
    {
        var found = await FindAsync(document, position, cancel);
        return found?.ItemsList.FirstOrDefault(item => Label(item) == label) is { } item
            && await CompletionService.GetService(document)!.GetDescriptionAsync(document, item, cancel) is { } description
                ? TaggedMarkdown.Of(description.TaggedParts)
                : null;
    }

    private static Task<CompletionList?> FindAsync(Document document, int position, CancellationToken cancel) =>
        CompletionService.GetService(document)!.GetCompletionsAsync(document, position, cancellationToken: cancel)!;

    private static string Label(CompletionItem item) => item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix;

    private static string Kind(ImmutableArray<string> tags) =>
        tags.Select(tag => Kinds.GetValueOrDefault(tag)).OfType<string>().FirstOrDefault("Text");
}
