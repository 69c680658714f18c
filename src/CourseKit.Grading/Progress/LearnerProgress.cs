namespace CourseKit.Grading.Progress;

/// <summary>What a learner has done so far.</summary>
/// <param name="Checks">All checks, oldest first.</param>
/// <param name="FirstAltered">The number, from 1, of the first line that is not as it was written; null where all are.</param>
public sealed record LearnerProgress(IReadOnlyList<ProgressEntry> Checks, int? FirstAltered)
{
    /// <summary>How far the learner is with an exercise: passed once is passed; else what the last check said.</summary>
    public Outcome Of(string exercise)
    {
        var outcomes = Checks.Where(check => check.Exercise == exercise).Select(check => check.Outcome).ToList();
        return outcomes.Contains(Outcome.Passed) ? Outcome.Passed : outcomes.LastOrDefault(Outcome.NotAttempted);
    }
}
