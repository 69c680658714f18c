using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

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

    /// <summary>Finds the completions at a position.</summary>
    /// <param name="document">The cell.</param>
    /// <param name="position">The position.</param>
    /// <param name="typed">The character before the position, if typing it has asked; null if a learner has, or began a word.</param>
    /// <param name="ranks">The ranks of names.</param>
    /// <param name="cancel">Ends the search.</param>
    public static async Task<Completions> CompleteAsync(
        Document document, int position, char? typed, CompletionRanks ranks, CancellationToken cancel)
    {
        if (await FindAsync(document, position, typed, cancel) is not { } found)
        {
            return new Completions(position, position, []);
        }

        var rank = await ranks.AtAsync(document, found.Span.Start, cancel);
        var items = new List<Completion>();
        foreach (var item in found.ItemsList)
        {
            if (await InsertedAsync(document, item, found.Span, cancel) is { } inserted)
            {
                items.Add(new Completion(
                    Label(item), inserted, Kind(item.Tags), $"{rank(item)}{item.SortText}", item.FilterText, item.InlineDescription,
                    item.Rules.MatchPriority >= MatchPriority.Preselect));
            }
        }

        return new Completions(found.Span.Start, found.Span.End, [.. items.DistinctBy(item => (item.Label, item.Kind))]);
    }

    public static async Task<string?> DescribeAsync(Document document, int position, string label, CancellationToken cancel)
    {
        var found = await FindAsync(document, position, null, cancel);
        return found?.ItemsList.FirstOrDefault(item => Label(item) == label) is { } item
            && await CompletionService.GetService(document)!.GetDescriptionAsync(document, item, cancel) is { } description
                ? TaggedMarkdown.Of(description.TaggedParts)
                : null;
    }

    private static async Task<CompletionList?> FindAsync(Document document, int position, char? typed, CancellationToken cancel)
    {
        var service = CompletionService.GetService(document)!;
        var trigger = typed is { } character ? CompletionTrigger.CreateInsertionTrigger(character) : CompletionTrigger.Invoke;
        return typed is null || service.ShouldTriggerCompletion(await document.GetTextAsync(cancel), position, trigger)
            ? await service.GetCompletionsAsync(document, position, trigger, cancellationToken: cancel)
            : null;
    }

    /// <summary>The text that takes the place of what is written; null for a snippet, and for what changes the text elsewhere: an
    /// operator behind a dot, which goes in front of it.</summary>
    private static async Task<string?> InsertedAsync(Document document, CompletionItem item, TextSpan span, CancellationToken cancel)
    {
        if (item.Tags.Contains(WellKnownTags.Snippet))
        {
            return null;
        }

        if (!item.IsComplexTextEdit)
        {
            return item.Properties.GetValueOrDefault("InsertionText", item.DisplayText);
        }

        var change = await CompletionService.GetService(document)!.GetChangeAsync(document, item, cancellationToken: cancel);
        return change.TextChange.Span == span ? change.TextChange.NewText : null;
    }

    private static string Label(CompletionItem item) => item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix;

    private static string Kind(ImmutableArray<string> tags) =>
        tags.Select(tag => Kinds.GetValueOrDefault(tag)).OfType<string>().FirstOrDefault("Text");
}
