using CourseKit.Grading.Execution;

namespace CourseKit.Exercises.Pooling;

/// <summary>Poolings that grow harder one at a time, on which an answer is compared with the right one.</summary>
/// <param name="Right">The right answer.</param>
/// <param name="InputName">The name of what is pooled.</param>
/// <param name="All">The poolings, the simplest first: a name, such as «f = 2», what is pooled, and the call.</param>
internal sealed record PoolingSteps<T>(
    T Right, string InputName, params IReadOnlyList<(string Name, Tensor Input, Func<T, Tensor, Tensor> Call)> All)
{
    private Steps<T> Steps => new(Right, [.. All.Select(step => (
        $"{step.Name} and the {InputName} `{TensorText.Of(step.Input)}`",
        (Func<T, object?>)(function => step.Call(function, step.Input.Detach()))))]);

    /// <summary>Returns the first pooling at which an answer goes wrong, with a number on which its output depends wrongly, in words; null
    /// where it goes wrong at none.</summary>
    public string? Objection(T given) => Steps.FirstWrong(given) is var (at, words)
        ? string.Join(' ', new[] { words, WrongField(All[at].Input, All[at].Call, given) }.OfType<string>())
        : null;

    private string? WrongField(Tensor input, Func<T, Tensor, Tensor> call, T given)
    {
        try
        {
            return new ReceptiveFields(InputName, input).Objection(changed => call(Right, changed), changed => call(given, changed));
        }
        catch (Exception exception) when (exception is not StoppedException)
        {
            return null;
        }
    }
}
