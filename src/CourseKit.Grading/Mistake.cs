namespace CourseKit.Grading;

/// <summary>A wrong answer that learners give, and what to tell them.</summary>
/// <param name="Name">What was done: «flipped one axis only».</param>
/// <param name="Answer">A wrong answer of this kind: whoever gets the same results gets the hint.</param>
/// <param name="Hint">A sentence that leads on without giving the answer away.</param>
public sealed record Mistake<T>(string Name, T Answer, string Hint)
{
    /// <summary>Whether an answer makes the mistake, judged by what it gives; null where it must give the results of
    /// <see cref="Answer"/>.</summary>
    public Func<T, bool>? Shows { get; init; }
}
