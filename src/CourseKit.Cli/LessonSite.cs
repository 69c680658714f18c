using CourseKit.Notebooks.Export;

namespace CourseKit.Cli;

/// <summary>The course as web pages.</summary>
internal static class LessonSite
{
    public static SiteReport Write(string folder, IReadOnlyList<ExecutedLesson> lessons) => Site.Write(folder, new SiteContent(
        "CourseKit",
        "An interactive course on convolutional networks in C#. These pages show the lessons as they ran; to answer the exercises, " +
            "open the notebooks.",
        [.. lessons.Select(lesson => new Lesson(lesson.Name, lesson.Run))]));
}
