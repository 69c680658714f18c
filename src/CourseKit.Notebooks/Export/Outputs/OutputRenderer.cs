using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Notebooks.Export.Prose;

namespace CourseKit.Notebooks.Export.Outputs;

/// <summary>Renders what a cell showed. HTML and SVG were made by code that ran, and go in as they are; all else is escaped.</summary>
internal sealed class OutputRenderer(ProseRenderer prose, WebAssets assets)
{
    private const string Plotly = "application/vnd.plotly.v1+json", Mermaid = "text/vnd.mermaid";

    private static readonly string[] RichestFirst =
    [
        "text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp",
        "text/markdown", "text/latex", "text/plain", "application/json",
    ];

    private static readonly IReadOnlyDictionary<string, MimeBundle> NoAttachments = new Dictionary<string, MimeBundle>();

    /// <param name="output">The output.</param>
    /// <param name="report">Told what could not be shown as it was meant.</param>
    public Html Render(Output output, Action<string> report) => output switch
    {
        StreamOutput { Name: "stderr" } stream => Html.Of($"""<pre class="stream stderr">{TerminalText.Render(stream.Text)}</pre>"""),
        StreamOutput stream => Html.Of($"""<pre class="stream">{TerminalText.Render(stream.Text)}</pre>"""),
        ErrorOutput error => Render(error),
        RichOutput rich => Render(rich, report),
        _ => Html.Empty,
    };

    private static Html Render(ErrorOutput error)
    {
        var lines = error.Traceback.Count > 0 ? string.Join('\n', error.Traceback) : $"{error.Name}: {error.Value}";
        return Html.Of($"""<pre class="error">{TerminalText.Render(lines)}</pre>""");
    }

    private Html Render(RichOutput output, Action<string> report)
    {
        var still = Still(output, report);
        return output.Data[Plotly] is { } figure && assets.HasPlotly ? Drawing.OfFigure(figure, still)
            : output.Data[Mermaid] is { } diagram && assets.HasMermaid ? Drawing.OfDiagram(diagram, still)
            : still;
    }

    /// <summary>The richest form that needs no library.</summary>
    private Html Still(RichOutput output, Action<string> report) =>
        RichestFirst.FirstOrDefault(type => output.Data[type] is not null) is { } type
        ? Still(type, output.Data[type]!, output, report)
        : Html.Of($"""<p class="missing">An output that a page cannot show: {string.Join(", ", output.Data.Data.Keys)}.</p>""");

    private Html Still(string type, string text, RichOutput output, Action<string> report) => type switch
    {
        "text/html" => Html.Of($"""<div class="html">{new Html(text)}</div>"""),
        "image/svg+xml" => Html.Of(
            $"""<div class="html">{new Html(text[Math.Max(0, text.IndexOf("<svg", StringComparison.Ordinal))..])}</div>"""),
        "text/markdown" => Html.Of($"""<div class="prose">{prose.Render(text, NoAttachments, report)}</div>"""),
        "text/latex" => Html.Of($"<p>{FormulaHtml.Of(text.Trim().Trim('$'), display: true, report)}</p>"),
        "text/plain" or "application/json" => Html.Of($"""<pre class="value">{TerminalText.Render(text)}</pre>"""),
        _ => Image(type, text, output),
    };

    private static Html Image(string type, string data, RichOutput output)
    {
        var words = output.Data["text/plain"] ?? "A picture that the cell drew";
        var width = output.Metadata?[type] is JsonObject hints && hints["width"] is JsonValue value &&
            value.TryGetValue<int>(out var pixels)
            ? Html.Of($"""
                 width="{pixels}"
                """)
            : null;
        return Html.Of($"""<img src="data:{type};base64,{data.ReplaceLineEndings(string.Empty)}" alt="{words}"{width}>""");
    }
}
