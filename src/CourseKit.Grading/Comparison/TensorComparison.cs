namespace CourseKit.Grading.Comparison;

/// <summary>Compares tensors place by place.</summary>
internal static class TensorComparison
{
    public static string? Between(Tensor expected, Tensor received)
    {
        if (expected.Shape != received.Shape)
        {
            return $"The shape should be {expected.Shape}. Received: {received.Shape}.";
        }

        var (e, r) = (expected.ToArray(), received.ToArray());
        int[] wrong = [.. Enumerable.Range(0, e.Length).Where(i => !Number.AreClose(e[i], r[i]))];
        return wrong is [var first, ..]
            ? $"{wrong.Length} of {e.Length} values differ, first at [{string.Join(", ", expected.Shape.Unravel(first))}]: expected " +
                $"{ValueText.Of(e[first])}, received {ValueText.Of(r[first])}."
            : null;
    }
}
