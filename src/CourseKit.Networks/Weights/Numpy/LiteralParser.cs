using System.Globalization;

namespace CourseKit.Networks.Weights.Numpy;

/// <summary>
/// Reads the few literals of Python that headers of arrays have: texts ('…', "…", u'…'), True and False, tuples of whole numbers
/// (also 3L, as Python 2 wrote them), a dictionary of these.
/// </summary>
/// <param name="text">The header.</param>
internal sealed class LiteralParser(string text)
{
    private int at;

    /// <summary>Gets whether nothing but space is left.</summary>
    public bool IsAtEnd => string.IsNullOrWhiteSpace(text[at..]);

    /// <summary>Reads a dictionary; null where there is none.</summary>
    public Dictionary<string, object>? Dictionary()
    {
        var items = new Dictionary<string, object>();
        if (!Skip('{'))
        {
            return null;
        }

        while (!Skip('}'))
        {
            if (Text() is not { } name || !Skip(':') || Value() is not { } value || !items.TryAdd(name, value) || !(Skip(',') || Sees('}')))
            {
                return null;
            }
        }

        return items;
    }

    private object? Value() => Sees('(') ? Tuple() : Word("True") ? true : Word("False") ? false : Text();

    private string? Text()
    {
        _ = Skip('u') || Skip('U');
        if (!(Sees('\'') || Sees('"')) || text.IndexOf(text[at], at + 1) is var end && end < 0)
        {
            return null;
        }

        var content = text[(at + 1)..end];
        at = end + 1;
        return content.Contains('\\') ? null : content;
    }

    /// <summary>Numbers in parentheses; behind a single one a comma makes them a tuple.</summary>
    private List<long>? Tuple()
    {
        var numbers = new List<long>();
        var endsInComma = true;
        for (Skip('('); !Skip(')');)
        {
            if (Number() is not { } number || !((endsInComma = Skip(',')) || Sees(')')))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count == 1 && !endsInComma ? null : numbers;
    }

    private long? Number()
    {
        SkipSpace();
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        var digits = text.AsSpan(start, at - start);
        _ = Word("L");
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private bool Word(string word)
    {
        SkipSpace();
        var found = string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
        at += found ? word.Length : 0;
        return found;
    }

    private bool Sees(char sign)
    {
        SkipSpace();
        return at < text.Length && text[at] == sign;
    }

    private bool Skip(char sign)
    {
        var found = Sees(sign);
        at += found ? 1 : 0;
        return found;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
