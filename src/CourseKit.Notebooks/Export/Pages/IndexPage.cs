using System.Globalization;
using CourseKit.Grading;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Notebooks.Export.Pages;

/// <summary>The site's first page: the course and its lessons, with how the run of each went.</summary>
internal static class IndexPage
{
    public static Html Of(SiteContent course) => PageFrame.Of(course.Title, course.Description, Html.Empty, Html.Of($"""
        <main class="index" id="page.content">
        <header>
        <h1>{course.Title}</h1>
        <p class="lead">{course.Description}</p>
        </header>
        <h2>Lessons</h2>
        <ol class="lessons">
        {course.Lessons.Select(Entry)}
        </ol>
        </main>
        """));

    private static Html Entry(Lesson lesson) => Html.Of($"""
        <li>
        <h3><a href="{lesson.FileName}">{lesson.Title}</a></h3>
        <p>{lesson.Description}</p>
        {Run(lesson.Run)}
        </li>

        """);

    private static Html Run(LessonRun run) => Html.Of($"""
        <ul class="run" aria-label="Result of the last run">
        <li class="{(run.Failure is null ? "good" : "bad")}">{run.Failure?.ToString() ?? "every cell ran"}</li>
        <li>{Count(run.CellsRun, "cell", "cells")}</li>
        {Exercises(run)}
        <li>{run.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s</li>
        </ul>
        """);

    private static Html Exercises(LessonRun run) => run.Verdicts.Count == 0 ? Html.Empty : Html.Of($"""
        <li>{Count(run.Verdicts.Count, "exercise", "exercises")}: {string.Join(", ", Outcomes(run))}</li>
        """);

    private static IEnumerable<string> Outcomes(LessonRun run) =>
        from outcome in new[]
        {
            (Count: run.Count(Outcome.Passed), Words: "passed"),
            (Count: run.Count(Outcome.Failed, Outcome.Broken, Outcome.TimedOut), Words: "not passed yet"),
            (Count: run.Count(Outcome.NotAttempted), Words: "not attempted"),
        }
        where outcome.Count > 0
        select FormattableString.Invariant($"{outcome.Count} {outcome.Words}");

    private static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
}
