using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Cards;

/// <summary>List of what was asked for, with a mark for each point.</summary>
/// <param name="Label">The alternative text.</param>
/// <param name="Points">The points.</param>
internal sealed record Checklist(string Label, IReadOnlyList<Point> Points) : Part
{
    internal override string Css =>
        """
        .ck-report .ck-wide{overflow-x:auto}
        .ck-report .ck-points{border-collapse:collapse;margin:.4em 0;width:auto;background:none;color:inherit;font-size:1em}
        .ck-report .ck-points{overflow-wrap:normal}
        .ck-report .ck-points :is(th,td){padding:.1em .6em .1em 0;border:0;background:none;color:inherit}
        .ck-report .ck-points :is(th,td){text-align:left;vertical-align:baseline;font-weight:400}
        .ck-report .ck-points.ck-values{font-variant-numeric:tabular-nums}
        .ck-report .ck-points.ck-values td{white-space:nowrap}
        .ck-report .ck-points .ck-n{text-align:right}
        .ck-report .ck-points .ck-x{font-weight:700}
        .ck-report .ck-points i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        """;

    /// <inheritdoc/>
    public override string ToString()
    {
        var (name, value) = (Points.Max(point => point.Name.Length), Points.Max(point => point.Value?.Length ?? 0));
        return string.Join('\n', Points.Select(point => string.Join("  ", new[]
        {
            $"{point.Tone.Mark} {point.Name.PadRight(name)}",
            (point.Value ?? string.Empty).PadLeft(value),
            point.Note,
        }.Where(text => text.Length > 0)).TrimEnd()));
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var kind = Points.Any(point => point.Value is not null) ? "ck-points ck-values" : "ck-points";
        return $"""<div class="ck-wide"><table class="{kind}" aria-label="{IHtml.Encode(Label)}">""" +
            $"{string.Concat(Points.Select(Row))}</table></div>";
    }

    private static string Row(Point point)
    {
        var mark = $"""<td style="color:{point.Tone.Color}">{point.Tone.Mark}<i> {point.Words}</i></td>""";
        var name = point.Name.Length == 0 ? string.Empty : $"""<th scope="row"{point.Class}>{Inline(point.Name)}</th>""";
        var value = point.Value is null ? string.Empty : $"""<td class="ck-n">{IHtml.Encode(point.Value)}</td>""";
        var note = point.Note.Length == 0 ? string.Empty : $"<td>{Inline(point.Note)}</td>";
        return $"<tr>{mark}{name}{value}{note}</tr>";
    }
}
