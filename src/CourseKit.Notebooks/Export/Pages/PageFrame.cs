using CourseKit.Notebooks.Export.Markup;

namespace CourseKit.Notebooks.Export.Pages;

/// <summary>The frame that all pages of a site have around their content.</summary>
internal static class PageFrame
{
    public const string Index = "index.html";

    /// <summary>A whole page.</summary>
    /// <param name="title">The title that the browser shows.</param>
    /// <param name="description">The description for search engines.</param>
    /// <param name="head">Style sheets and scripts besides the pages' own.</param>
    /// <param name="body">The markup behind the link for those who skip to the content, which is the
    /// element with the id <c>page.content</c>.</param>
    public static Html Of(string title, string description, Html head, Html body) => Page(title, description, Html.Of($"""
        <link rel="stylesheet" href="{WebAssets.Style}">
        {head}
        <script defer src="{WebAssets.DrawingScript}"></script>
        <script defer src="{WebAssets.KeepingScript}"></script>
        <script defer src="{WebAssets.Script}"></script>
        """), body);

    /// <summary>A whole page that holds the pages' own style and scripts.</summary>
    /// <remarks>A module runs when the page is there, as a deferred file does.</remarks>
    /// <inheritdoc cref="Of"/>
    public static Html Alone(string title, string description, Html body) => Page(title, description, Html.Of($"""
        <style>
        {WebAssets.Text(WebAssets.Style)}</style>
        <script type="module">
        {WebAssets.Text(WebAssets.DrawingScript)}
        {WebAssets.Text(WebAssets.KeepingScript)}
        {WebAssets.Text(WebAssets.Script)}</script>
        """), body);

    private static Html Page(string title, string description, Html head, Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="description" content="{description}">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        {head}
        </head>
        <body>
        <a class="skip" href="#page.content">Skip to the content</a>
        {body}
        </body>
        </html>

        """);
}
