namespace CourseKit.Grading.Cards;

/// <summary>One cell of a table.</summary>
internal readonly record struct Cell(string Text, Mark Mark = Mark.None)
{
    /// <summary>The text with its sign for a terminal.</summary>
    public string Signed => Mark is Mark.Wrong ? $"{Text}*" : $"{Text} ";

    public string ToHtml() => Mark switch
    {
        Mark.Wrong => $"""<td class="ck-x">{IHtml.Encode(Text)}<i> differs</i></td>""",
        Mark.Wanted => $"""<td class="ck-e">{IHtml.Encode(Text)}</td>""",
        _ => $"<td>{IHtml.Encode(Text)}</td>",
    };
}

/// <summary>Verdict on a cell.</summary>
internal enum Mark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The received value differs from the expected one.</summary>
    Wrong,

    /// <summary>The expected value, where another was received.</summary>
    Wanted,
}
