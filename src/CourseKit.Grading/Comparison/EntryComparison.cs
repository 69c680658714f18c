namespace CourseKit.Grading.Comparison;

/// <summary>Compares dictionaries by their keys, in whatever order they list them.</summary>
internal static class EntryComparison
{
    public static string? Between(
        IReadOnlyList<(object Key, object? Value)> expected, IReadOnlyList<(object Key, object? Value)> received, int depth)
    {
        var values = received.GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.First().Value);
        object? KeyLike(object key) => values.ContainsKey(key) ? key
            : values.Keys.FirstOrDefault(other => ValueComparison.Between(key, other, depth + 1) is null);

        List<(object Key, object? Found, object? Value)> pairs =
            [.. expected.Select(entry => (entry.Key, KeyLike(entry.Key), entry.Value))];
        if (pairs.FirstOrDefault(pair => pair.Found is null) is { Key: { } missing })
        {
            return $"The key {ValueText.Of(missing)} is missing.";
        }

        if (values.Keys.Except(pairs.Select(pair => pair.Found)).FirstOrDefault() is { } extra)
        {
            return $"There should be no key {ValueText.Of(extra)}.";
        }

        return pairs
            .Select(pair => (pair.Key, Words: ValueComparison.Between(pair.Value, values[pair.Found!], depth + 1)))
            .Where(one => one.Words is not null)
            .Select(one => $"At the key {ValueText.Of(one.Key)}: {one.Words}")
            .FirstOrDefault();
    }
}
