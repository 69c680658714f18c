using System.Text;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>Ids for the headings of one page, made of their words as GitHub makes them; without a
/// dot, which the ids of the page's own parts have.</summary>
internal sealed class HeadingIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>An id that no other heading of the page has.</summary>
    public string Next(string text)
    {
        var words = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            words.Append(c == ' ' ? "-" : char.IsLetterOrDigit(c) || c is '-' or '_' ? c.ToString() : string.Empty);
        }

        var id = words.Length > 0 ? words.ToString() : "section";
        var free = id;
        for (var n = 1; !taken.Add(free); n++)
        {
            free = FormattableString.Invariant($"{id}-{n}");
        }

        return free;
    }
}
