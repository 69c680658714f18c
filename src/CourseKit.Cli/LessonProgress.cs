using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Prose;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Cli;

/// <summary>How far the learner is with a lesson.</summary>
/// <param name="Path">The notebook, as seen from the course's folder.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Exercises">Its exercises in their order, and what became of each.</param>
internal sealed record LessonProgress(string Path, string Title, IReadOnlyList<(Exercise Exercise, Outcome Outcome)> Exercises)
{
    /// <summary>How many exercises are passed.</summary>
    public int Passed => Exercises.Count(one => one.Outcome == Outcome.Passed);

    /// <summary>Whether every exercise is passed.</summary>
    public bool IsFinished => Passed == Exercises.Count;

    /// <summary>All lessons of a course.</summary>
    /// <exception cref="NotebookException">A lesson cannot be read.</exception>
    public static IReadOnlyList<LessonProgress> Of(CourseFolder course, LearnerProgress learner) =>
        [.. course.Lessons.Select(path => Of(course, path, learner))];

    /// <summary>Where to go on: the first lesson with an exercise that is not passed, or the first lesson where all are.</summary>
    public static LessonProgress? Next(IReadOnlyList<LessonProgress> lessons) =>
        lessons.FirstOrDefault(lesson => !lesson.IsFinished) ?? lessons.FirstOrDefault();

    private static LessonProgress Of(CourseFolder course, string path, LearnerProgress learner)
    {
        var notebook = Notebook.Load(path);
        var ids = notebook.Cells.Select(ExerciseCells.ExerciseOf).OfType<string>().Distinct();
        return new LessonProgress(
            System.IO.Path.GetRelativePath(course.Root, path).Replace('\\', '/'),
            Introduction.Of(notebook).Title ?? System.IO.Path.GetFileNameWithoutExtension(path),
            [.. ids.Where(CourseCatalog.Exercises.ContainsKey).Select(id => (CourseCatalog.Exercises[id], learner.Of(id)))]);
    }
}
