namespace CourseKit.Cli.Copies;

/// <summary>The change that an update makes to a lesson of a learner's copy.</summary>
/// <param name="Name">The file of the lesson.</param>
/// <param name="Kind">The kind of change.</param>
/// <param name="Kept">The number of cells that the learner has written or changed, and that stay.</param>
/// <param name="Problem">The reason for which the lesson could not be brought up to date; null where it could.</param>
internal sealed record LessonUpdate(string Name, LessonUpdateKind Kind, int Kept = 0, string? Problem = null);
