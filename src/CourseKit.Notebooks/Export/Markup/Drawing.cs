using System.Text.Json;

namespace CourseKit.Notebooks.Export.Markup;

/// <summary>A drawing by the script of a page, and what is shown until it is there.</summary>
internal static class Drawing
{
    /// <param name="figure">JSON of plotly.</param>
    /// <param name="still">The figure without a library.</param>
    public static Html OfFigure(string figure, Html still) => Of("plot", figure, still);

    /// <param name="diagram">A diagram in mermaid's language.</param>
    /// <param name="still">The diagram without a library.</param>
    public static Html OfDiagram(string diagram, Html still) => Of("diagram", JsonSerializer.Serialize(diagram), still);

    private static Html Of(string kind, string json, Html still) =>
        Html.Of($"""<div class="{kind}"><script type="application/json">{Inert(json)}</script><div class="still">{still}</div></div>""");

    /// <summary>JSON that cannot end the element that it stands in.</summary>
    private static Html Inert(string json) => new(json.Replace("<", "\\u003c", StringComparison.Ordinal));
}
