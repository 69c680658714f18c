using CourseKit.Grading.Execution;

namespace CourseKit.Exercises.Pooling;

/// <summary>Poolings that grow harder one at a time, on which an answer is compared with the right one.</summary>
/// <param name="Right">The right answer.</param>
/// <param name="InputName">The name of what is pooled.</param>
/// <param name="All">The poolings, the simplest first: a name, such as «f = 2», what is pooled, and the call.</param>
internal sealed record PoolingSteps<T>(
    T Right, string InputName, params IReadOnlyList<(string Name, Tensor Input, Func<T, Tensor, Tensor> Call)> All)
{
    /// <summary>Returns the first pooling at which an answer goes wrong, with a number on which its output depends wrongly, in words; null
    /// where it goes wrong at none.</summary>
    public string? Objection(T given)
    {
        var steps = new Steps<T>(Right, [.. All.Select(step =>
            (step.Name, (Func<T, object?>)(function => step.Call(function, step.Input.Detach()))))]);
        if (steps.FirstFault(given) is not var (at, fault))
        {
            return null;
        }

        var before = at > 0 ? $"With {All[at - 1].Name}, your code is right on the {InputName} that were tried. " : string.Empty;
        return $"{before}With {All[at].Name}, on the {InputName} `{TensorText.Of(All[at].Input)}`, {fault}" +
            WrongField(All[at].Input, All[at].Call, given);
    }

    private string? WrongField(Tensor input, Func<T, Tensor, Tensor> call, T given)
    {
        try
        {
            return new ReceptiveFields(InputName, input)
                .Objection(changed => call(Right, changed), changed => call(given, changed)) is { } words ? $" {words}" : null;
        }
        catch (Exception exception) when (exception is not StoppedException)
        {
            return null;
        }
    }
}
