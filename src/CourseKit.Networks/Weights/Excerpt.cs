namespace CourseKit.Networks.Weights;

/// <summary>Text out of a file as messages show it: of bounded length and without control characters, whatever the file holds.</summary>
internal static class Excerpt
{
    /// <summary>The beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The greatest number of characters.</param>
    public static string Of(string text, int limit = 100)
    {
        var start = text.Length <= limit ? text : $"{text.AsSpan(0, limit)}…";
        return start.Any(char.IsControl) ? string.Concat(start.Select(sign => char.IsControl(sign) ? '\uFFFD' : sign)) : start;
    }

    /// <summary>The first of several texts with commas between them, and how many more there are.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="most">The greatest number of texts.</param>
    public static string Of(IReadOnlyCollection<string> texts, int most = 10) =>
        string.Join(", ", texts.Take(most).Select(text => Of(text))) + (texts.Count > most ? $" and {texts.Count - most} more" : null);
}
