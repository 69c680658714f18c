namespace CourseKit.Grading.Progress;

/// <summary>Progress of a learner: all checks that were recorded.</summary>
/// <param name="Checks">All checks, oldest first.</param>
/// <param name="FirstAltered">The number, from 1, of the first line that is not as it was written; null where all are.</param>
public sealed record LearnerProgress(IReadOnlyList<ProgressEntry> Checks, int? FirstAltered)
{
    /// <summary>Returns the outcome of an exercise: passed if it has ever passed, else that of the last check.</summary>
    public Outcome Of(string exercise)
    {
        var outcomes = Checks.Where(check => check.Exercise == exercise).Select(check => check.Outcome).ToList();
        return outcomes.Contains(Outcome.Passed) ? Outcome.Passed : outcomes.LastOrDefault(Outcome.NotAttempted);
    }
}
