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
        return Options(log.Record);
    }

    /// <summary>Options of a kernel for a program that runs lessons: no checks are recorded, and nobody
    /// writes cells.</summary>
    public static KernelOptions ForBatch() => Options((_, _) => null) with { WarmsUp = false };

    private static KernelOptions Options(Func<string, Outcome, string?> record) =>
        new(CourseCatalog.Environment, Console.Error.WriteLine, record);
}
