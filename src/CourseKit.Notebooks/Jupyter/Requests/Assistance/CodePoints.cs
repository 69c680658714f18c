namespace CourseKit.Notebooks.Jupyter.Requests.Assistance;

/// <summary>Jupyter counts characters of Unicode, .NET units of UTF-16: they differ behind an emoji.</summary>
internal static class CodePoints
{
    /// <summary>The position in a text of the n-th character.</summary>
    public static int ToPosition(string text, int characters)
    {
        var position = 0;
        for (; characters > 0 && position < text.Length; characters--)
        {
            position += char.IsSurrogatePair(text, position) ? 2 : 1;
        }

        return position;
    }

    /// <summary>The number of characters before a position.</summary>
    public static int Before(string text, int position)
    {
        var pairs = 0;
        for (var i = 1; i < position; i++)
        {
            pairs += char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return position - pairs;
    }
}
