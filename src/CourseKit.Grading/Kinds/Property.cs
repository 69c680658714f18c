namespace CourseKit.Grading.Kinds;

/// <summary>Something that holds of every right answer.</summary>
/// <param name="Rule">What should hold, as a sentence.</param>
/// <param name="Observe">Looks at an answer: whether the rule holds, and what was seen.</param>
public sealed record Property<T>(string Rule, Func<T, (bool Holds, object Seen)> Observe);
