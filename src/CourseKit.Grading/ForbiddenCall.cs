using CourseKit.Grading.Inspection;

namespace CourseKit.Grading;

/// <summary>Call that an exercise asks its learner to do without: «write the loops yourself».</summary>
/// <param name="Name">The name of a method or property of a library, or of a type whose constructor is meant, as in
/// <c>nameof(Tensor.Unfold)</c>. A method of the learner's own may have the name.</param>
/// <param name="Instead">A sentence that says or asks what is to be done instead.</param>
/// <param name="Fails">True if an answer with the call fails although its results are right; false if it passes with a remark.</param>
public sealed record ForbiddenCall(string Name, string Instead, bool Fails = true)
{
    /// <summary>Returns the remark on a call of a method that is found at run time, and may be any of those that are forbidden.</summary>
    internal static Remark RemarkOnReflection(CalledMethod call) => new(
        $"some calls are not for this exercise, and a method that is found by its name at run time may be one of them. Received: a call " +
            $"of `{call.Name}`{call.Place}. Which call is it, and can you write it as one?",
        Fails: true);

    internal Remark RemarkOn(CalledMethod call) => Fails
        ? new Remark($"`{Name}` is not for this exercise. Received: a call of it{call.Place}. {Instead}", Fails)
        : new Remark($"Your code calls `{Name}`{call.Place}. {Instead}", Fails);
}
