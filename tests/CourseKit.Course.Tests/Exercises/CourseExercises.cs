using System.Reflection;
using CourseKit.Exercises.Convolution;
using CourseKit.Grading;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>Exercises of the course, found as the course finds them.</summary>
internal static class CourseExercises
{
    public static Assembly Assembly { get; } = typeof(CrossCorrelation).Assembly;

    public static CellEnvironment Environment { get; } = CellEnvironment.Course.With(Assembly);

    public static TheoryData<string> Ids => [.. All.Select(exercise => exercise.Id)];

    public static IReadOnlyList<Exercise> All => Exercise.In(Assembly);

    public static Exercise WithId(string id) => All.Single(exercise => exercise.Id == id);

    /// <summary>Returns an exercise whose random cases are others.</summary>
    public static Exercise WithSeed(this Exercise exercise, ulong seed)
    {
        typeof(Exercise).GetProperty(nameof(Exercise.Seed))!.SetValue(exercise, seed);
        return exercise;
    }
}
