namespace CourseKit.Grading.Progress;

/// <summary>Progress of a learner: all checks that were recorded.</summary>
/// <param name="Checks">All checks, oldest first.</param>
/// <param name="FirstAltered">The number, from 1, of the first line that is not as it was written; null where all are.</param>
public sealed record LearnerProgress(IReadOnlyList<ProgressEntry> Checks, int? FirstAltered)
{
    /// <summary>Returns true if an exercise has ever passed, whatever was tried later.</summary>
    public bool HasPassed(string exercise) => Outcomes(exercise).Contains(Outcome.Passed);

    /// <summary>Returns the outcome of the last check of an exercise.</summary>
    public Outcome Last(string exercise) => Outcomes(exercise).LastOrDefault(Outcome.NotAttempted);

    private IEnumerable<Outcome> Outcomes(string exercise) =>
        Checks.Where(check => check.Exercise == exercise).Select(check => check.Outcome);
}
