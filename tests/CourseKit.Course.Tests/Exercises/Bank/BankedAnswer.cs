using CourseKit.Grading;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>An answer as a learner gives it, and what the verdict has to say of it.</summary>
/// <param name="Exercise">The exercise that is answered.</param>
/// <param name="Name">What the learner did.</param>
/// <param name="Value">The answer.</param>
/// <param name="Says">What the verdict says, word for word; null for an answer that is right.</param>
/// <param name="Unsaid">What would mislead, and must not be said.</param>
public sealed record BankedAnswer(Exercise Exercise, string Name, object? Value, string? Says, string? Unsaid = null)
{
    public bool IsRight => Says is null;

    public override string ToString() => $"{Exercise.Id}: {Name}";
}
