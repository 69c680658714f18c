using CourseKit.Notebooks.Export;
using LessonRun = CourseKit.Notebooks.Lessons.LessonRun;

namespace CourseKit.Cli;

/// <summary>The course as web pages.</summary>
internal static class LessonSite
{
    public static SiteReport Write(string folder, IReadOnlyList<(string Name, LessonRun Run)> runs) => Site.Write(folder, new Notebooks.Export.Course(
        "CourseKit",
        "An interactive course on convolutional networks in C#. These pages show the lessons as they ran; to answer the exercises, open the notebooks.",
        [.. runs.Select(lesson => new Lesson(lesson.Name, lesson.Run.Lesson, Summary(lesson.Run)))]));

    private static Notebooks.Export.LessonRun Summary(LessonRun run)
    {
        int Count(string outcome) => run.Verdicts.Values.Count(verdict => verdict == outcome);
        var (passed, waiting) = (Count("passed"), Count("notAttempted"));
        return new(run.CellsRun, passed, waiting, run.Verdicts.Count - passed - waiting, run.Elapsed, run.Failure is { } failure ? $"cell {failure.Position} failed" : null);
    }
}
