using CourseKit.Notebooks.Export.Markup;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>The targets of links in lessons: the web, a heading, and other lessons, whose notebooks become pages.</summary>
/// <param name="pages">The names of the site's pages without ending.</param>
internal sealed class Links(IReadOnlySet<string> pages)
{
    private static readonly string[] WebSchemes = ["https://", "http://", "mailto:"];

    /// <summary>The start tag of a link; null for a link that leads nowhere in the site, which is reported.</summary>
    public Html? Open(string url, Action<string> report)
    {
        if (url.StartsWith('#'))
        {
            return Html.Of($"""<a href="{url}">""");
        }

        if (WebSchemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
        {
            return Html.Of($"""<a href="{url}" rel="noopener noreferrer">""");
        }

        if (PageOf(url) is { } page)
        {
            return Html.Of($"""<a href="{page}">""");
        }

        report($"a link to {url}, which is no page of the site.");
        return null;
    }

    private string? PageOf(string url)
    {
        var (path, heading) = url.IndexOf('#') is >= 0 and var at ? (url[..at], url[at..]) : (url, string.Empty);
        var notebook = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return notebook.EndsWith(".ipynb", StringComparison.Ordinal) && pages.Contains(notebook[..^".ipynb".Length])
            ? $"{notebook[..^".ipynb".Length]}.html{heading}"
            : null;
    }
}
