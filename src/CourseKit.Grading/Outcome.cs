namespace CourseKit.Grading;

/// <summary>How a check ended.</summary>
public enum Outcome
{
    /// <summary>The starter is still there: nothing to grade.</summary>
    NotAttempted,

    /// <summary>All that was tried came out as expected.</summary>
    Passed,

    /// <summary>Something came out otherwise.</summary>
    Failed,

    /// <summary>The answer threw an exception.</summary>
    Broken,

    /// <summary>The answer did not return in time.</summary>
    TimedOut,
}
