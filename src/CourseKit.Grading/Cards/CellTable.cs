using System.Text;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>Table of cells with the numbers of its rows and columns along the edges; cells that differ are marked.</summary>
/// <param name="Caption">The name of the value and its sizes: «expected [2, 3]».</param>
/// <param name="Extract">The part of the value that is drawn; empty for all of it.</param>
/// <param name="Columns">The labels above.</param>
/// <param name="Rows">The labels on the left, each with its cells.</param>
internal sealed record CellTable(
    string Caption, string Extract, IReadOnlyList<string> Columns, IReadOnlyList<(string Label, IReadOnlyList<Cell> Cells)> Rows) : Part
{
    internal override string Css =>
        """
        .ck-report .ck-name{margin:0 0 .1em;font-weight:600}
        .ck-report .ck-extract{margin:0 0 .1em;font-size:.9em;opacity:.8;width:0;min-width:100%}
        .ck-report .ck-wide{overflow-x:auto}
        .ck-report .ck-cells{border-collapse:separate;border-spacing:1px;margin:0;width:auto;background:none;color:inherit}
        .ck-report .ck-cells{font:.86em/1.35 ui-monospace,"Cascadia Code",Menlo,Consolas,"DejaVu Sans Mono",monospace}
        .ck-report .ck-cells :is(td,th){padding:.05em .28em;border:2px solid transparent;border-radius:4px;background:none;color:inherit}
        .ck-report .ck-cells :is(td,th){text-align:right;vertical-align:middle;white-space:nowrap;font-weight:400}
        .ck-report .ck-cells th{opacity:.65;font-size:.9em}
        .ck-report .ck-cells .ck-e{border:2px dotted rgba(128,128,128,.9)}
        .ck-report .ck-cells .ck-x{border-color:#d55e00;background:rgba(213,94,0,.16);font-weight:700}
        .ck-report .ck-cells i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        """;

    /// <inheritdoc/>
    public override string ToString()
    {
        var label = Rows.Max(row => row.Label.Length);
        int[] widths = [.. Columns.Select((column, at) => 1 + Math.Max(column.Length + 1, Rows.Max(row => row.Cells[at].Signed.Length)))];
        string Line(string name, IEnumerable<string> cells) =>
            ($"{name.PadLeft(label)} " + string.Concat(cells.Zip(widths, (cell, width) => cell.PadLeft(width)))).TrimEnd();
        var legend = Rows.Any(row => row.Cells.Any(cell => cell.Mark is Mark.Wrong)) ? " (* differs)" : string.Empty;
        return string.Join('\n', [
            $"{Caption}{legend}",
            .. Extract.Length > 0 ? [Extract] : Array.Empty<string>(),
            Line(string.Empty, Columns.Select(column => $"{column} ")),
            .. Rows.Select(row => Line(row.Label, row.Cells.Select(cell => cell.Signed))),
        ]);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var (words, extract) = Extract.Length > 0
            ? ($"{Caption}, {Extract}", $"""<p class="ck-extract">{IHtml.Encode(Extract)}</p>""") : (Caption, string.Empty);
        var html = new StringBuilder($"""<div><p class="ck-name">{IHtml.Encode(Caption)}</p>{extract}""")
            .Append($"""<div class="ck-wide"><table class="ck-cells" aria-label="{IHtml.Encode(words)}"><tr><td></td>""");
        foreach (var column in Columns)
        {
            html.Append($"""<th scope="col">{column}</th>""");
        }

        foreach (var (name, cells) in Rows)
        {
            html.Append($"""</tr><tr><th scope="row">{name}</th>""");
            foreach (var cell in cells)
            {
                html.Append(cell.ToHtml());
            }
        }

        return html.Append("</tr></table></div></div>").ToString();
    }
}
