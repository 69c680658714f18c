using System.Globalization;
using System.Text;
using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <content>The matrix as a table.</content>
public sealed partial class ConfusionMatrix
{
    /// <summary>The number of classes from which on only the most confused ones are listed.</summary>
    private const int MostRows = 30;

    /// <summary>Returns the matrix as a table with recall and precision; of very many classes, the pairs that are most confused.</summary>
    public override string ToString()
    {
        var rows = Rows().Select(row => row.ToArray()).ToArray();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return Title + string.Concat(rows.Select(row => "\n" + string.Join("  ", row.Select((cell, column) =>
            column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }

    /// <summary>Returns the table of <see cref="ToString"/> as HTML, the counts shaded by their part of the row.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<figure class=\"ck-confusion\"><style>")
            .Append(".ck-confusion{margin:8px 0;overflow-x:auto;font-variant-numeric:tabular-nums}")
            .Append(".ck-confusion td,.ck-confusion th{text-align:right;padding:1px 6px}</style>")
            .Append(CultureInfo.InvariantCulture, $"<figcaption>{IHtml.Encode(Title)}</figcaption><table>");
        foreach (var (number, row) in Rows().Index())
        {
            html.Append("<tr>");
            foreach (var (column, cell) in row.Index())
            {
                var kind = number == 0 || column == 0 ? "th" : "td";
                html.Append(CultureInfo.InvariantCulture, $"<{kind}{Shade(number, column)}>{IHtml.Encode(cell)}</{kind}>");
            }

            html.Append("</tr>");
        }

        return html.Append("</table></figure>").ToString();
    }

    private string Title => Invariant($"{Total:N0} predictions, {100 * Accuracy:0.00} % right; a row for each class that is right");

    private bool IsWhole => ClassNames.Count <= MostRows;

    private IEnumerable<IEnumerable<string>> Rows() => IsWhole
        ?
        [
            ["", .. ClassNames, "recall"],
            .. Classes.Select(actual => (IEnumerable<string>)[
                ClassNames[actual], .. Classes.Select(predicted => Invariant($"{counts[actual, predicted]}")), Percent(Recall(actual))]),
            ["precision", .. Classes.Select(label => Percent(Precision(label))), ""],
        ]
        :
        [
            ["right", "predicted", "count"],
            .. MostConfused(MostRows).Select(pair => (IEnumerable<string>)[pair.Actual, pair.Predicted, Invariant($"{pair.Count}")]),
        ];

    /// <summary>A ground for a count: blue where it is right, orange where it is not.</summary>
    private string Shade(int row, int column)
    {
        var (actual, predicted) = (row - 1, column - 1);
        if (!IsWhole || actual < 0 || predicted < 0 || actual >= ClassNames.Count || predicted >= ClassNames.Count)
        {
            return string.Empty;
        }

        var part = Part(counts[actual, predicted], Classes.Sum(other => counts[actual, other]));
        var color = actual == predicted ? "0,114,178" : "230,159,0";
        return part == 0 ? string.Empty
            : Invariant($" style=\"background:rgba({color},{(actual == predicted ? 0.45 * part : Math.Min(0.7, 5 * part)):0.##})\"");
    }

    private static string Percent(double part) => Invariant($"{100 * part:0.0} %");
}
