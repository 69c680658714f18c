using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Diagrams;

/// <summary>A diagram on a page, whose stages open by a click, without a script: each row is a picture of its own.</summary>
internal static class DiagramPage
{
    private const string Style = """
        .ck-network svg{display:block;overflow:visible;width:100%;height:auto;fill:currentColor;font:12px system-ui,sans-serif;text-anchor:middle}
        .ck-network summary{display:block;position:relative;cursor:pointer;list-style:none}
        .ck-network summary::-webkit-details-marker{display:none}
        .ck-network summary::before{content:'▸';position:absolute;left:calc(var(--x) - 12px);top:var(--y);line-height:0;font-size:11px}
        .ck-network [open] summary::before{content:'▾'}
        .ck-network p{margin:4px 0;font-size:.9em;opacity:.8}
        """;

    private const string Reading =
        "At the left the maps, to scale: as wide as a map, as thick as it has channels. Bars: part of the whole network. "
        + "«/2» is a stride. A box with ▸ opens by a click; where branches stand side by side, boxes tell shape and parameters · "
        + "multiply-accumulates.";

    public static Element Of(Figure figure, IEnumerable<Diagram.Row> rows, Func<Vertex, string> words)
    {
        var all = rows.ToList();
        var first = all[0].Picture.ToSvg(figure.Title, figure.Description);
        first["role"] = "img";
        first["aria-label"] = FigureHtml.Words(figure);
        return new Element("figure")
        {
            ["class"] = "ck-figure ck-network",
            ["role"] = "group",
            ["aria-label"] = figure.Title,
            ["style"] = FormattableString.Invariant($"{FigureHtml.Style};max-width:{all[0].Picture.Width:0}px"),
        }
            .Containing(new Element("style").Running(Style))
            .Containing(first)
            .Containing(all.Skip(1).Select(row => row is { Group: { } group, Inside: { } inside }
                ? new Element("details").Containing(Shut(row, words(group)), Slice(inside))
                : Slice(row.Picture)))
            .Containing(new Element("p").Saying(Reading))
            .Containing(FigureHtml.Caption(figure, all[0].Picture));
    }

    private static Element Shut(Diagram.Row row, string words) =>
        new Element("summary") { ["aria-label"] = words, ["style"] = Marker(row) }.Containing(Slice(row.Picture));

    /// <summary>The place of the marker that a box opens: left of it.</summary>
    private static string Marker(Diagram.Row row) => FormattableString.Invariant(
        $"--x:{100 * row.Left / row.Picture.Width:0.#}%;--y:{100 * row.Middle / row.Picture.Height:0.#}%");

    private static Element Slice(Picture picture) => new Element("svg")
    {
        ["viewBox"] = $"0 0 {Coordinate(picture.Width)} {Coordinate(picture.Height)}",
        ["aria-hidden"] = "true",
    }.Containing(picture.Marks());
}
