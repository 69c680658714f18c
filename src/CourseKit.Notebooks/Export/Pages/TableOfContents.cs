using CourseKit.Notebooks.Export.Markup;
using CourseKit.Notebooks.Export.Prose;

namespace CourseKit.Notebooks.Export.Pages;

/// <summary>The headings of a page as links, beside its content.</summary>
internal static class TableOfContents
{
    /// <param name="headings">All headings of the page; its title and those below the third level are left out.</param>
    public static Html Of(IReadOnlyList<Heading> headings) => Html.Of($"""
        <nav class="contents" aria-label="On this page"><details open>
        <summary>On this page</summary>
        <ul>
        {headings.Where(heading => heading.Level is 2 or 3).Select(Entry)}
        </ul>
        </details></nav>
        """);

    private static Html Entry(Heading heading) => Html.Of($"""
        <li class="level-{heading.Level}"><a href="#{heading.Id}">{heading.Text}</a></li>

        """);
}
