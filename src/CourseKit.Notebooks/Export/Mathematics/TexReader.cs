namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>Reads TeX token by token: a command with its backslash, a number, or one character; spaces only separate.</summary>
internal sealed class TexReader(string tex)
{
    /// <summary>The value of <see cref="Peek"/> at the end.</summary>
    public const string End = "";

    private int position;

    /// <summary>The next token, without moving on.</summary>
    public string Peek()
    {
        var start = position;
        var token = Next();
        position = start;
        return token;
    }

    /// <summary>The next token.</summary>
    public string Next()
    {
        SkipSpaces();
        var start = position;
        position = Math.Min(tex.Length, TokenEnd(start));
        return tex[start..position];
    }

    /// <summary>The next character that is no space, whatever it begins.</summary>
    public string NextCharacter()
    {
        SkipSpaces();
        return tex[position++].ToString();
    }

    /// <summary>Moves on if the next token is this one.</summary>
    public bool Take(string token)
    {
        if (Peek() != token)
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>Moves on past a token that must be there.</summary>
    public void Expect(string token)
    {
        if (Next() is var found && found != token)
        {
            throw new TexException($"{token} is missing{(found == End ? " at the end" : $" before {found}")}.");
        }
    }

    /// <summary>The characters of a group, as they stand: the group may hold no other group.</summary>
    public string RawGroup()
    {
        Expect("{");
        var start = position;
        var end = tex.IndexOfAny(['{', '}', '$'], start);
        if (end < 0 || tex[end] != '}')
        {
            throw new TexException(end < 0 ? "} is missing at the end." : $"words may not hold {tex[end]}.");
        }

        position = end + 1;
        return tex[start..end];
    }

    /// <summary>Moves on past an option in brackets, such as the gap in <c>\\[4pt]</c>, where there is one.</summary>
    public void SkipOption()
    {
        if (position < tex.Length && tex[position] == '[' && tex.IndexOf(']', position) is >= 0 and var end)
        {
            position = end + 1;
        }
    }

    private void SkipSpaces()
    {
        while (position < tex.Length && char.IsWhiteSpace(tex[position]))
        {
            position++;
        }
    }

    private int TokenEnd(int start)
    {
        if (start >= tex.Length)
        {
            return start;
        }

        if (tex[start] == '\\')
        {
            var letters = Run(start + 1, char.IsAsciiLetter);
            return letters > start + 1 ? letters : start + 2;
        }

        if (char.IsAsciiDigit(tex[start]))
        {
            var whole = Run(start, char.IsAsciiDigit);
            var hasFraction = whole + 1 < tex.Length && tex[whole] == '.' && char.IsAsciiDigit(tex[whole + 1]);
            return hasFraction ? Run(whole + 1, char.IsAsciiDigit) : whole;
        }

        return start + (char.IsSurrogatePair(tex, start) ? 2 : 1);
    }

    private int Run(int start, Func<char, bool> belongs)
    {
        while (start < tex.Length && belongs(tex[start]))
        {
            start++;
        }

        return start;
    }
}
