using CourseKit.Grading;

namespace CourseKit.Cli;

/// <summary>A learner's progress in an exercise.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="HasPassed">True for one that has ever passed: what was tried later takes nothing away.</param>
/// <param name="Last">The outcome of the last check.</param>
internal sealed record ExerciseProgress(Exercise Exercise, bool HasPassed, Outcome Last);
