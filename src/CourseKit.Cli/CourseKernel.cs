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

    /// <summary>Options of a kernel for a program that runs lessons: no checks are recorded, and nobody
    /// writes cells.</summary>
    public static KernelOptions ForBatch() => Options((_, _) => null) with { WarmsUpAssistance = false };

    private static KernelOptions Options(Func<string, Outcome, string?> record) =>
        new(CourseCatalog.Environment, Console.Error.WriteLine, record);

    /// <summary>Records a check of an answer, and returns why it could not be recorded.</summary>
    private static string? Record(ProgressLog log, string exercise, Outcome outcome)
    {
        if (outcome == Outcome.NotAttempted)
        {
            return null;
        }

        try
        {
            log.Add(exercise, outcome);
            return null;
        }
        catch (IOException problem)
        {
            return problem.Message;
        }
    }
}
