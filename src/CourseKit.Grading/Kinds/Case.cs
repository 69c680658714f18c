namespace CourseKit.Grading.Kinds;

/// <summary>Test case: the arguments of one call of the learner's function.</summary>
public sealed record Case(params object[] Arguments);
