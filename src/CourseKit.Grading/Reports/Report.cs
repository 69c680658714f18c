using System.Text;

namespace CourseKit.Grading.Reports;

/// <summary>Message to a learner, a heading and parts below it, as HTML and as plain text.</summary>
/// <param name="Heading">One line.</param>
/// <param name="Tone">The kind of message, shown by a mark and a color.</param>
/// <param name="Parts">The content, from top to bottom.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record Report(string Heading, Tone Tone, IReadOnlyList<Part> Parts) : IHtml
{
    private const string Frame = "padding:.3em .9em;margin:.4em 0;max-width:60em;overflow-wrap:anywhere";

    private IEnumerable<string> Texts => Parts.Select(part => part.ToString()).Where(text => text.Length > 0);

    /// <summary>Returns the message as plain text.</summary>
    public override string ToString() =>
        string.Join("\n", [$"{Tone.Mark} {Heading}".Trim(), .. Texts.Select(Indented)]);

    /// <inheritdoc/>
    public string ToHtml()
    {
        var css = string.Join('\n', Parts.SelectMany(part => part.Css.Split('\n')).Where(line => line.Length > 0).Distinct());
        var html = new StringBuilder()
            .Append($"""<div class="ck-report" style="border-left:4px solid {Tone.Color};{Frame}">""")
            .Append(css.Length > 0 ? $"<style>\n{css}\n</style>" : string.Empty)
            .Append($"""<strong role="heading" aria-level="4"><span style="color:{Tone.Color}">{Tone.Mark}</span> """)
            .Append($"{IHtml.Encode(Heading)}</strong>");
        foreach (var part in Parts)
        {
            html.Append(part.ToHtml());
        }

        return html.Append("</div>").ToString();
    }

    private static string Indented(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length > 0 ? $"  {line}" : line));
}
