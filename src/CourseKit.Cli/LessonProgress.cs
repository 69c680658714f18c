using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Prose;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Cli;

/// <summary>A learner's progress in a lesson.</summary>
/// <param name="Path">The notebook, as seen from the course's folder.</param>
/// <param name="Title">The notebook's heading.</param>
/// <param name="Exercises">The exercises in their order.</param>
internal sealed record LessonProgress(string Path, string Title, IReadOnlyList<ExerciseProgress> Exercises)
{
    /// <summary>Gets the number of exercises that have passed.</summary>
    public int Passed => Exercises.Count(exercise => exercise.HasPassed);

    /// <summary>Gets whether every exercise has passed.</summary>
    public bool IsFinished => Passed == Exercises.Count;

    /// <summary>Returns the progress in all lessons of a course.</summary>
    /// <exception cref="NotebookException">A lesson cannot be read.</exception>
    public static IReadOnlyList<LessonProgress> Of(CourseFolder course, LearnerProgress learner) =>
        [.. course.Lessons.Select(path => Of(course, path, learner))];

    /// <summary>Returns the lesson to go on with: the first that is not finished, or the first of all where none is left.</summary>
    public static LessonProgress? Next(IReadOnlyList<LessonProgress> lessons) =>
        lessons.FirstOrDefault(lesson => !lesson.IsFinished) ?? lessons.FirstOrDefault();

    private static LessonProgress Of(CourseFolder course, string path, LearnerProgress learner)
    {
        var notebook = Notebook.Load(path);
        var ids = notebook.Cells.Select(ExerciseCells.ExerciseOf).OfType<string>().Distinct();
        return new LessonProgress(
            System.IO.Path.GetRelativePath(course.Root, path).Replace('\\', '/'),
            Introduction.Of(notebook).Title ?? System.IO.Path.GetFileNameWithoutExtension(path),
            [.. ids.Where(CourseCatalog.Exercises.ContainsKey).Select(id =>
                new ExerciseProgress(CourseCatalog.Exercises[id], learner.HasPassed(id), learner.Last(id)))]);
    }
}
