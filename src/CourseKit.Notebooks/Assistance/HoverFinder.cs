using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.QuickInfo;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Explains words by the compiler's own service.</summary>
internal static class HoverFinder
{
    public static async Task<Hover?> HoverAsync(Document document, int position, CancellationToken cancel) =>
        await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position, cancel) is { Sections.Length: > 0 } info
            ? new Hover(string.Join("\n\n", info.Sections.Select(Markdown).Where(text => text.Length > 0)), info.Span.Start, info.Span.End)
            : null;

    private static string Markdown(QuickInfoSection section) => section.Kind == QuickInfoSectionKinds.Description
        ? TaggedMarkdown.Code(section.TaggedParts)
        : TaggedMarkdown.Prose(section.TaggedParts);
}
