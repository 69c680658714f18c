using CourseKit.Course.Tests.Exercises;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using System.Collections.Concurrent;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>Runs each lesson once for all tests that look at what it shows, in whatever class they are.</summary>
internal static class ExecutedLessons
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<LessonRun>>> Runs = [];

    public static IEnumerable<string> Names =>
        Repository.Files("notebooks", "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static string PathOf(string name) => Repository.In($"notebooks/{name}.ipynb");

    public static Task<LessonRun> RunAsync(string name) => Runs.GetOrAdd(name, _ => new(() =>
    {
        var session = CellSession.Start(CourseExercises.Environment);
        return new LessonRunner(session, TimeSpan.FromMinutes(5)).RunAsync(Notebook.Load(PathOf(name)));
    })).Value;
}
