using System.Text.RegularExpressions;
using CourseKit.Notebooks.Export.Markup;
using Markdig.Syntax.Inlines;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>Images in Markdown: those that the notebook holds itself. A page asks no other place for one.</summary>
internal static partial class Images
{
    private const string Attachment = "attachment:";

    /// <summary>The image; its words where the notebook does not hold it, which is reported.</summary>
    public static Html Of(LinkInline image, IReadOnlyDictionary<string, MimeBundle> attachments, Action<string> report)
    {
        var words = MarkdownSyntax.PlainText(image);
        if (Held(image.Url ?? string.Empty, attachments) is { } data)
        {
            return Html.Of($"""<img src="{data}" alt="{words}">""");
        }

        report($"an image from {image.Url}, which is not in the notebook; attach it to the cell.");
        return Html.Of($"""<span class="missing">{(words.Length > 0 ? words : "image")}</span>""");
    }

    private static string? Held(string url, IReadOnlyDictionary<string, MimeBundle> attachments)
    {
        if (!url.StartsWith(Attachment, StringComparison.Ordinal))
        {
            return Data().IsMatch(url) ? url : null;
        }

        return attachments.GetValueOrDefault(Uri.UnescapeDataString(url[Attachment.Length..]))?
            .Data.Select(form => $"data:{form.Key};base64,{string.Concat(form.Value.Where(c => !char.IsWhiteSpace(c)))}")
                .FirstOrDefault(Data().IsMatch);
    }

    [GeneratedRegex(@"^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+\z")]
    private static partial Regex Data();
}
