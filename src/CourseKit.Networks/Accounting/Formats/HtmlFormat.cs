using System.Net;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>A web page of its own.</summary>
public sealed class HtmlFormat : SummaryFormat
{
    /// <inheritdoc/>
    public override string Name => "html";

    /// <inheritdoc/>
    public override string Write(Summary summary, int? depth = null, bool explain = false) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(summary.Name)}</title>
        <body style="font-family:system-ui,sans-serif;margin:16px">
        {SummaryHtml.Of(summary, depth)}
        {(explain ? $"<h2>How the figures come about</h2>{string.Concat(summary.Figures.Select(figure => figure.ToHtml()))}" : string.Empty)}
        </body>
        </html>
        """;
}
