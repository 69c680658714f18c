namespace CourseKit.Grading;

/// <summary>Common mistake: a wrong answer, and the hint for it.</summary>
/// <param name="Name">A short name: «flipped one axis only».</param>
/// <param name="Answer">A wrong answer of this kind: whoever gets the same results gets the hint.</param>
/// <param name="Hint">A sentence that leads on without giving the answer away.</param>
public sealed record Mistake<T>(string Name, T Answer, string Hint)
{
    /// <summary>Gets the test whether an answer makes the mistake, judged by its results; null where it must give the results of
    /// <see cref="Answer"/>.</summary>
    public Func<T, bool>? Shows { get; init; }
}
