namespace CourseKit.Cli.Copies;

/// <summary>The kinds of change to a lesson of a learner's copy.</summary>
internal enum LessonUpdateKind
{
    /// <summary>The lesson is as in the course.</summary>
    None,

    /// <summary>The lesson is not in the copy yet.</summary>
    New,

    /// <summary>The course has a newer version.</summary>
    Newer,
}
