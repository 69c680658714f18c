using System.Globalization;
using System.Text;
using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Accounting;

/// <summary>A summary in a cell: a line for each stage that opens to its layers, with bars, and the totals.</summary>
/// <remarks>
/// It works without its script, which only lets readers sort. Where there are very many layers, those far inside
/// are put together, as deep as fits; a network of many equal units names them once.
/// </remarks>
internal static class SummaryHtml
{
    private const int MostLines = 220, Few = 24, MostWorking = 8000;

    private static readonly (string Header, Func<RepeatedBlocks.Line, string> Of, Func<LayerSummary, long>? Bar)[] Columns =
    [
        ("name", line => line.Times == 1 ? line.Name : $"{line.Name} ({line.Times}×)", null),
        ("layer", line => SummaryColumn.Kind(line.First), null),
        ("output", line => $"{line.First.Output}", null),
        ("kernel", line => line.First.Kernel, null),
        ("parameters", line => SummaryColumn.Number(line.First.Parameters), row => row.Parameters.Value),
        ("multiply-accumulates", line => SummaryColumn.Number(line.First.Operations.MultiplyAccumulates),
            row => row.Operations.MultiplyAccumulates.Value),
        ("activation bytes", line => SummaryColumn.Number(line.First.ActivationBytes), row => row.ActivationBytes.Value),
        ("receptive field", Field, null),
    ];

    public static string Of(Summary summary, int? depth = null, bool explain = false)
    {
        var stages = ByStage(summary, depth);
        var whole = LayerSummary.Of(summary.Name, summary.Layers);
        var isOpen = stages.Sum(stage => stage.Lines.Count) <= Few;
        var title = $"{summary.Name}: {summary.Input} → {summary.Output}, {summary.Options.DataType}";
        var html = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"""<figure class="ck-summary" role="group" aria-label="{Encoded(Words(summary))}">""")
            .Append(CultureInfo.InvariantCulture,
                $"""{SummaryStyle.Css}<figcaption>{Encoded(title)}</figcaption><div class="ck-row ck-head">""")
            .AppendJoin(string.Empty, Columns.Select(column => $"""<button type="button" disabled>{column.Header}</button>"""))
            .Append("</div><div class=\"ck-rows\">");
        foreach (var (stage, lines) in stages)
        {
            Write(html, whole, stage, lines, isOpen);
        }

        html.Append("</div><p>A bar is the part of the network; inside a stage, of that stage.</p><dl>")
            .AppendJoin(string.Empty, SummaryTotals.Of(summary).Select(total => $"<dt>{Encoded(total.Name)}<dd>{Encoded(total.Value)}"))
            .Append("</dl>");
        if (string.Join("\n\n", summary.Figures) is var working && (explain || working.Length <= MostWorking))
        {
            html.Append(explain ? "<details open>" : "<details>")
                .Append(CultureInfo.InvariantCulture,
                    $"<summary>How the figures come about</summary><pre>{Encoded(working)}</pre></details>");
        }

        return html.Append(SummaryStyle.Script).Append("</figure>").ToString();
    }

    /// <summary>Stage by stage, as deep as there is room for.</summary>
    private static IReadOnlyList<(LayerSummary Stage, IReadOnlyList<RepeatedBlocks.Line> Lines)> ByStage(Summary summary, int? depth)
    {
        var deepest = depth ?? summary.Layers.Select(row => row.Name.Split('.').Length).DefaultIfEmpty(1).Max();
        for (var levels = deepest; ; levels--)
        {
            var stages = ByStage(summary.Rows(levels)).Select(stage => (
                Stage: stage is [var only] ? only : LayerSummary.Of(SummaryDepth.TopLevel(stage[0].Name), stage),
                Lines: stage.Count == 1 ? [] : RepeatedBlocks.Merge(stage))).ToList();
            if (levels == 1 || stages.Sum(stage => stage.Lines.Count) <= MostLines)
            {
                return stages;
            }
        }
    }

    /// <summary>Groups rows by stage; a row without a name is a stage by itself.</summary>
    private static IEnumerable<IReadOnlyList<LayerSummary>> ByStage(IReadOnlyList<LayerSummary> rows) => rows.Index()
        .GroupBy(row => row.Item.Name.Length == 0 ? $"{row.Index}" : $"stage {SummaryDepth.TopLevel(row.Item.Name)}")
        .Select(stage => stage.Select(row => row.Item).ToList());

    private static void Write(StringBuilder html, LayerSummary whole, LayerSummary stage, IReadOnlyList<RepeatedBlocks.Line> lines,
        bool isOpen)
    {
        var line = new RepeatedBlocks.Line(stage.Name, stage, stage, 1);
        var cells = string.Concat(Columns.Select(column => $"<span{Bar(column.Bar, line, whole)}>{Encoded(column.Of(line))}</span>"));
        if (lines.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"ck-row\">{cells}</div>");
            return;
        }

        html.Append(isOpen ? "<details open>" : "<details>")
            .Append(CultureInfo.InvariantCulture,
                $"<summary class=\"ck-row\">{cells}</summary><table aria-label=\"{Encoded(stage.Name)}\"><tbody>");
        foreach (var row in lines)
        {
            html.Append("<tr>")
                .AppendJoin(string.Empty, Columns.Select(column => $"<td{Bar(column.Bar, row, stage)}>{Encoded(column.Of(row))}"));
        }

        html.Append("</table></details>");
    }

    private static string Bar(Func<LayerSummary, long>? figure, RepeatedBlocks.Line line, LayerSummary around)
    {
        var percent = figure is null || figure(around) == 0 ? 0 : 100.0 * line.Times * figure(line.First) / figure(around);
        return percent < 0.5 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" style=--w:{percent:0}%");
    }

    private static string Field(RepeatedBlocks.Line line) => line.First.ReceptiveField == line.Last.ReceptiveField
        ? $"{line.First.ReceptiveField}"
        : $"{line.First.ReceptiveField} … {line.Last.ReceptiveField}";

    private static string Words(Summary summary) =>
        $"Summary of {summary.Name}. {string.Join(". ", SummaryTotals.Of(summary).Select(total => $"{total.Name}: {total.Value}"))}.";

    private static string Encoded(string text) => IHtml.Encode(text);
}
