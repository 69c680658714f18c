namespace CourseKit.Grading;

/// <summary>A wrong answer that learners give, and what to tell them.</summary>
/// <param name="Name">What was done: «flipped one axis only».</param>
/// <param name="Answer">The wrong answer itself: whoever answers alike gets the hint.</param>
/// <param name="Hint">A sentence that leads on without giving the answer away.</param>
public sealed record Mistake<T>(string Name, T Answer, string Hint);
