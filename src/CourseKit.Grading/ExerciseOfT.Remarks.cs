using CourseKit.Grading.Inspection;

namespace CourseKit.Grading;

/// <content>Remarks on what an answer calls and writes to.</content>
public abstract partial class Exercise<T>
{
    /// <summary>Returns what there is to say of an answer that its results do not show.</summary>
    private protected virtual IEnumerable<Remark> Remarks(T answer, IReadOnlyList<string> changedInputs, bool isRight)
    {
        var calls = Forbidden.Count + Required.Count > 0 && answer is Delegate function
            ? CalledMethod.Of(function, GetType().Assembly) : [];
        foreach (var forbidden in Forbidden.Where(call => call.Fails || isRight))
        {
            if (calls.FirstOrDefault(call => call.Name == forbidden.Name) is { } call)
            {
                yield return forbidden.RemarkOn(call);
            }
        }

        if (isRight && Forbidden.Any(call => call.Fails) && calls.FirstOrDefault(call => call.IsByReflection) is { } hidden)
        {
            yield return ForbiddenCall.RemarkOnReflection(hidden);
        }

        foreach (var required in Required.Where(required => isRight && !calls.Any(call => required.Names.Contains(call.Name))))
        {
            yield return required.RemarkOnNone();
        }

        if (RequiresUnchangedInputs && changedInputs.Count > 0 && isRight)
        {
            yield return new Remark("an answer is to leave its inputs as they are.", Fails: true);
        }
    }
}
