using System.Text;

namespace CourseKit.Networks.Accounting.Formats;

/// <summary>Plain text, in columns that line up.</summary>
public sealed class TableFormat : SummaryFormat
{
    /// <inheritdoc/>
    public override string Name => "table";

    /// <inheritdoc/>
    public override string Write(Summary summary, int? depth = null, bool explain = false)
    {
        var rows = Rows(summary, depth);
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
        var width = totals.Max(total => total.What.Length);
        text.AppendLine().AppendJoin('\n', totals.Select(total => $"{total.What.PadRight(width)}  {total.HowMuch}"));
        if (explain)
        {
            text.AppendLine().Append(string.Concat(summary.Figures.Select(figure => $"\n{figure}\n")));
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }
}
