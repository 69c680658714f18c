using CourseKit.Grading.Execution;

namespace CourseKit.Exercises;

/// <summary>Inputs that grow harder one at a time, on which an answer is compared with the right one.</summary>
/// <param name="Right">The right answer.</param>
/// <param name="All">The steps, the simplest first: a name, such as «one channel and one filter», and a call with such an
/// input.</param>
internal sealed record Steps<T>(T Right, params IReadOnlyList<(string Name, Func<T, object?> Call)> All)
{
    /// <summary>Returns the first step at which an answer goes wrong, and the one before, in words; null where it goes wrong at
    /// none.</summary>
    public string? Objection(T given) => FirstFault(given) is var (at, fault)
        ? $"{(at > 0 ? $"With {All[at - 1].Name}, your code is right. " : string.Empty)}With {All[at].Name}, {fault}"
        : null;

    /// <summary>Returns the first step at which an answer goes wrong, and the rest of a sentence about it; null where it goes wrong at
    /// none.</summary>
    public (int At, string Fault)? FirstFault(T given)
    {
        for (var at = 0; at < All.Count; at++)
        {
            if (Fault(All[at].Call(Right), () => All[at].Call(given)) is { } fault)
            {
                return (at, fault);
            }
        }

        return null;
    }

    private static string? Fault(object? expected, Func<object?> call)
    {
        try
        {
            var received = call();
            return Difference.Between(expected, received) is null ? null
                : $"the result should be `{TensorText.Of(expected)}`. Received: `{TensorText.Of(received)}`.";
        }
        catch (Exception exception) when (exception is not StoppedException)
        {
            return "it ends in an exception.";
        }
    }
}
