using CourseKit.Notebooks.Export.Pages;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Export;

/// <summary>Writes a course as web pages that need no server and no network: they can be opened from disk, or sent in a mail.</summary>
internal static class Site
{
    /// <summary>Writes index.html, a page per lesson, and what the pages need, into a folder; files that are there are replaced.</summary>
    /// <param name="folder">Folder to write to; made where it is missing.</param>
    /// <param name="course">Content of the site.</param>
    /// <param name="assets">The libraries for plots and mathematics; those that the build has fetched unless given.</param>
    /// <exception cref="ArgumentException">Two lessons have one name.</exception>
    public static SiteReport Write(string folder, SiteContent course, WebAssets? assets = null)
    {
        if (course.Lessons.GroupBy(lesson => lesson.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Every lesson has a name of its own. Received: \"{twice.Key}\" twice.", nameof(course));
        }

        assets ??= WebAssets.Installed;
        Directory.CreateDirectory(folder);
        assets.CopyTo(folder);

        var problems = new List<SiteProblem>();
        for (var i = 0; i < course.Lessons.Count; i++)
        {
            var page = new LessonPage(course, i, assets);
            WholeFile.Write(Path.Combine(folder, course.Lessons[i].FileName), page.Write().Markup);
            problems.AddRange(page.Problems);
        }

        var index = Path.Combine(folder, PageFrame.Index);
        WholeFile.Write(index, IndexPage.Of(course).Markup);
        return new SiteReport(index, problems);
    }

    /// <summary>Returns a lesson as a page in one file, which needs nothing beside it: plots stand still, formulas are MathML.</summary>
    public static string PageOf(Lesson lesson) =>
        new LessonPage(new SiteContent(lesson.Title, lesson.Description, [lesson]), 0, WebAssets.None).WriteAlone().Markup;
}
