namespace CourseKit.Grading;

/// <summary>Something to say of an answer that its results do not show.</summary>
/// <param name="Text">The sentences for a learner.</param>
/// <param name="Fails">True if an answer fails for it although its results are right.</param>
internal sealed record Remark(string Text, bool Fails);
