using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>A web page of its own.</summary>
internal sealed class HtmlFormat : SummaryFormat
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
        <title>{IHtml.Encode(summary.Name)}</title>
        <body style="font-family:system-ui,sans-serif;margin:16px">
        {SummaryHtml.Of(summary, depth, explain)}
        </body>
        </html>
        """;
}
