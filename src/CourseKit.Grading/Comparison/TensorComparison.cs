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
            ? $"{wrong.Length} of {e.Length} values differ, first at [{string.Join(", ", Place(expected.Shape, first))}]: expected " +
                $"{ValueText.Of(e[first])}, received {ValueText.Of(r[first])}."
            : null;
    }

    private static int[] Place(Shape shape, int offset)
    {
        var place = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (offset, place[axis]) = Math.DivRem(offset, shape[axis]);
        }

        return place;
    }
}
