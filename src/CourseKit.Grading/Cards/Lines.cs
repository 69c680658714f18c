using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Values that fit into a line each, below each other; values in code scroll, prose wraps.</summary>
internal sealed record Lines(IReadOnlyList<(string Name, string Text, bool IsProse)> Rows) : Part
{
    internal override string Css =>
        """
        .ck-report .ck-wide{overflow-x:auto}
        .ck-report .ck-lines{border-collapse:collapse;margin:.4em 0;width:auto;background:none;color:inherit;font-size:1em}
        .ck-report .ck-lines :is(th,td){padding:.1em 1.2em .1em 0;border:0;background:none;color:inherit}
        .ck-report .ck-lines :is(th,td){text-align:left;vertical-align:baseline;font-weight:400}
        .ck-report .ck-lines th{font-weight:600;white-space:nowrap}
        .ck-report .ck-lines pre{margin:0;padding:0;border:0;background:none;white-space:pre;overflow:visible;font-size:.93em}
        """;

    /// <inheritdoc/>
    public override string ToString()
    {
        var width = Rows.Max(row => row.Name.Length) + 2;
        return string.Join('\n', Rows.Select(row =>
            row.Name.PadRight(width) + row.Text.Replace("\n", "\n" + new string(' ', width), StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"""<div class="ck-wide"><table class="ck-lines">{string.Concat(Rows.Select(Row))}</table></div>""";

    private static string Row((string Name, string Text, bool IsProse) row) =>
        $"""<tr><th scope="row">{IHtml.Encode(row.Name)}</th><td>{(row.IsProse ? Paragraphs(row.Text) : Pre(row.Text))}</td></tr>""";

    private static string Paragraphs(string text) => Inline(text).Replace("\n", "<br/>", StringComparison.Ordinal);

    private static string Pre(string text) => $"<pre>{IHtml.Encode(text)}</pre>";
}
