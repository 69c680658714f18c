namespace CourseKit.Grading;

/// <summary>Call that an exercise is about: a minimum «by the library's maximum pooling». An answer without it fails although its results
/// are right.</summary>
/// <param name="Names">The names of methods, or of types whose constructor is meant; a call of one of them is enough.</param>
/// <param name="How">A sentence that says or asks what is to be done by the call.</param>
public sealed record RequiredCall(IReadOnlyList<string> Names, string How)
{
    internal Remark RemarkOnNone()
    {
        var calls = string.Join(" or ", Names.Select(name => $"`{name}`"));
        return new Remark($"this exercise is about {calls}. Received: no call of it. {How}", Fails: true);
    }
}
