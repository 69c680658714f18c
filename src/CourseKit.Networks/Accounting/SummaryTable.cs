using System.Text;

namespace CourseKit.Networks.Accounting;

/// <summary>A summary as plain text: a table in aligned columns, and the totals.</summary>
internal static class SummaryTable
{
    public static string Of(Summary summary, int? depth = null, bool explain = false)
    {
        var rows = summary.Rows(depth);
        var columns = SummaryColumn.All.Select(column =>
            (column.IsNumber, Cells: (IReadOnlyList<string>)[column.Header, .. rows.Select(column.Of)]))
            .Select(column => (column.IsNumber, column.Cells, Width: column.Cells.Max(cell => cell.Length))).ToList();

        var text = new StringBuilder($"{summary.Name}: {summary.Input} → {summary.Output}, {summary.Options.DataType}\n\n");
        for (var row = 0; row <= rows.Count; row++)
        {
            text.AppendLine(string.Join("  ", columns.Select(column =>
                column.IsNumber ? column.Cells[row].PadLeft(column.Width) : column.Cells[row].PadRight(column.Width))).TrimEnd());
            if (row == 0)
            {
                text.AppendLine(string.Join("  ", columns.Select(column => new string('─', column.Width))));
            }
        }

        var totals = SummaryTotals.Of(summary).ToList();
        var width = totals.Max(total => total.Name.Length);
        text.AppendLine().AppendJoin('\n', totals.Select(total => $"{total.Name.PadRight(width)}  {total.Value}"));
        if (explain)
        {
            text.AppendLine().Append(string.Concat(summary.Figures.Select(figure => $"\n{figure}\n")));
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }
}
