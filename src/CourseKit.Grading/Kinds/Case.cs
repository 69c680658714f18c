namespace CourseKit.Grading.Kinds;

/// <summary>The arguments of one call of a learner's function.</summary>
public sealed record Case(params object[] Arguments);
