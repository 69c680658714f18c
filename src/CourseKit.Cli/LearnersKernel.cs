using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Jupyter;

namespace CourseKit.Cli;

/// <summary>What a learner's kernel is given: the course, and a record of the checks.</summary>
internal static class LearnersKernel
{
    /// <summary>Makes the process ready to be a kernel: what is printed beside the cells goes to the error stream.</summary>
    public static KernelOptions Prepare()
    {
        Console.SetOut(Console.Error);
        var log = ProgressLog.OfTheLearner();
        return new KernelOptions(Course.Environment, Console.Error.WriteLine, (exercise, outcome) => Record(log, exercise, outcome));
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
