using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Jupyter;

namespace CourseKit.Cli;

/// <summary>Options of the kernels that this program serves.</summary>
internal static class CourseKernel
{
    /// <summary>Options of a kernel for a learner, whose checks are recorded.</summary>
    public static KernelOptions ForLearner()
    {
        var log = ProgressLog.OfTheLearner();
        return Options((exercise, outcome) => Record(log, exercise, outcome));
    }

    /// <summary>Options of a kernel for a program that runs lessons: no checks are recorded, and nobody writes cells.</summary>
    public static KernelOptions ForBatch() => Options((_, _) => { }) with { Assists = false };

    /// <summary>What is printed beside the cells goes to the error stream.</summary>
    private static KernelOptions Options(Action<string, Outcome> onCheck)
    {
        Console.SetOut(Console.Error);
        return new KernelOptions(CourseCatalog.Environment, Console.Error.WriteLine, onCheck);
    }

    private static void Record(ProgressLog log, string exercise, Outcome outcome)
    {
        if (outcome == Outcome.NotAttempted)
        {
            return;
        }

        try
        {
            log.Add(exercise, outcome);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The check of {exercise} could not be recorded in {log.Path}: {problem.Message}");
        }
    }
}
