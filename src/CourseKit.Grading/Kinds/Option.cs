namespace CourseKit.Grading.Kinds;

/// <summary>Option of a <see cref="ChoiceExercise"/>.</summary>
/// <param name="Text">The statement, in Markdown.</param>
/// <param name="Holds">True for a statement that holds.</param>
/// <param name="Explanation">The hint for who picks a statement that does not hold, or leaves out one that does; it asks or shows, and does
/// not name the option.</param>
public sealed record Option(string Text, bool Holds, string Explanation);
