namespace CourseKit.Notebooks.Export;

/// <summary>How the execution of a lesson's notebook went.</summary>
/// <param name="Cells">How many code cells were run.</param>
/// <param name="Passed">How many exercises were passed.</param>
/// <param name="NotAttempted">How many exercises were left as they were.</param>
/// <param name="Failed">How many exercises were tried and not passed.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Problem">What ended it early, such as <c>cell 7 failed</c>; null where every cell ran.</param>
public sealed record LessonRun(int Cells, int Passed, int NotAttempted, int Failed, TimeSpan Duration, string? Problem = null)
{
    /// <summary>How many exercises there are.</summary>
    public int Exercises => Passed + NotAttempted + Failed;
}
