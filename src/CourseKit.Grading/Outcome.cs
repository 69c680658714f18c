namespace CourseKit.Grading;

/// <summary>Outcome of a check.</summary>
public enum Outcome
{
    /// <summary>The starter code is unchanged: nothing to grade.</summary>
    NotAttempted,

    /// <summary>All test cases passed.</summary>
    Passed,

    /// <summary>A test case failed.</summary>
    Failed,

    /// <summary>The answer threw an exception.</summary>
    Broken,

    /// <summary>The answer did not return in time.</summary>
    TimedOut,
}
