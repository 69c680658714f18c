using System.Reflection;
using CourseKit.Grading;
using CourseKit.Notebooks.Session;

namespace CourseKit.Cli;

/// <summary>Exercises of the course, and what its cells can use.</summary>
internal static class CourseCatalog
{
    private static readonly Assembly ExerciseAssembly = typeof(Exercises.Convolution.CrossCorrelation).Assembly;

    /// <summary>Gets the assemblies and namespaces of cells: the libraries and the exercises.</summary>
    public static CellEnvironment Environment { get; } = CellEnvironment.Course.With(ExerciseAssembly);

    /// <summary>All exercises, by id.</summary>
    public static IReadOnlyDictionary<string, Exercise> Exercises { get; } =
        Exercise.In(ExerciseAssembly).ToDictionary(exercise => exercise.Id);
}
