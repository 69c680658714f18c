namespace CourseKit.Networks.Accounting.Formats;

/// <summary>Markdown; workings as formulas.</summary>
internal sealed class MarkdownFormat : SummaryFormat
{
    /// <inheritdoc/>
    public override string Name => "markdown";

    /// <inheritdoc/>
    public override string Write(Summary summary, int? depth = null, bool explain = false)
    {
        IEnumerable<string> lines =
        [
            $"## {Cell(summary.Name)}: {summary.Input} → {summary.Output}, {summary.Options.DataType}",
            string.Empty,
            Line(SummaryColumn.All.Select(column => column.Header)),
            Line(SummaryColumn.All.Select(column => column.IsNumber ? "---:" : "---")),
            .. summary.Rows(depth).Select(row => Line(SummaryColumn.All.Select(column => column.Of(row)))),
            string.Empty,
            .. SummaryTotals.Of(summary).Select(total => $"- **{total.Name}**: {Cell(total.Value)}"),
            .. explain ? summary.Figures.Select(figure => $"\n$$\n{figure.Tex}\n$$") : [],
        ];
        return string.Join('\n', lines);
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    /// <summary>Text that stays text: no column, emphasis, code or tag begins in it.</summary>
    private static string Cell(string text) => string.Concat(text.Select(c => c switch
    {
        '|' or '*' or '_' or '`' or '<' or '[' or ']' or '\\' => $@"\{c}",
        '\n' or '\r' => " ",
        _ => $"{c}",
    }));
}
