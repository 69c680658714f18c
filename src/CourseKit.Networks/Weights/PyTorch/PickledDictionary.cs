namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A dictionary of Python's: pairs in order. Keys are compared only when they are texts and looked for.</summary>
internal sealed class PickledDictionary
{
    private readonly List<(object? Key, object? Value)> items = [];

    /// <summary>Gets the number of pairs, those with one key counted each.</summary>
    public int Count => items.Count;

    /// <summary>Returns the values whose keys are texts; of several with one key the last, in the place of the first.</summary>
    /// <param name="longest">The length of the longest key that counts: one long text may be the key of many pairs.</param>
    public IReadOnlyDictionary<string, object?> Named(int longest)
    {
        var named = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in items)
        {
            if (key is string name && name.Length <= longest)
            {
                named[name] = value;
            }
        }

        return named;
    }

    /// <summary>Returns the dictionary of a list of pairs, as Python 2 wrote it; null if it is none.</summary>
    public static PickledDictionary? Of(IReadOnlyList<object?> pairs)
    {
        var dictionary = new PickledDictionary();
        foreach (var pair in pairs)
        {
            if (pair is List<object?> and [var listedKey, var listedValue])
            {
                dictionary.Add(listedKey, listedValue);
            }
            else if (pair is object?[] and [var key, var value])
            {
                dictionary.Add(key, value);
            }
            else
            {
                return null;
            }
        }

        return dictionary;
    }

    public void Add(object? key, object? value) => items.Add((key, value));
}
