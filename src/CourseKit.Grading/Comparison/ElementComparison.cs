namespace CourseKit.Grading.Comparison;

/// <summary>Compares sets: every element has a partner, in whatever order they come.</summary>
internal static class ElementComparison
{
    public static string? Between(IReadOnlyList<object?> expected, IReadOnlyList<object?> received, int depth)
    {
        List<object?> unmatched = [.. received];
        foreach (var element in expected)
        {
            var partner = unmatched.FindIndex(other => ValueComparison.Between(element, other, depth + 1) is null);
            if (partner < 0)
            {
                return $"The element {ValueText.Of(element)} is missing.";
            }

            unmatched.RemoveAt(partner);
        }

        return unmatched is [var extra, ..] ? $"There should be no element {ValueText.Of(extra)}." : null;
    }
}
