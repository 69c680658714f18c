using System.Text.Json.Nodes;

namespace CourseKit.Figures.Charts;

/// <summary>Figure that another library has made, as plotly's JSON. Its still picture is a plot of the course, where there is one of its
/// kind, in the course's own look; else words.</summary>
internal sealed record PlotlyFigure : Figure
{
    private const double Width = 600;

    private readonly JsonObject json;
    private readonly Plot? still;

    /// <param name="json">The figure: <c>{ "data", "layout" }</c>, and <c>"frames"</c> where it has any.</param>
    public PlotlyFigure(JsonObject json)
    {
        (this.json, still) = (json, PlotlyStill.Of(json));
        Title = PlotlyStill.TitleOf(json["layout"]);
    }

    private IReadOnlyList<JsonObject> Traces => [.. (json["data"] as JsonArray ?? []).OfType<JsonObject>()];

    /// <inheritdoc/>
    public override JsonObject ToPlotly()
    {
        var figure = json.DeepClone().AsObject();
        if (figure["layout"] is not JsonObject layout)
        {
            figure["layout"] = layout = [];
        }

        layout["meta"] ??= new JsonObject { ["description"] = FigureHtml.Words(this) };
        return figure;
    }

    internal override Picture Draw() => still?.Draw()
        ?? new Picture(Width, 0, []).Above(Wrapping.Lines($"{Description} It is drawn where plotly.js is.", Width));

    private protected override string Describe() => Traces.Count == 0
        ? "Chart of plotly without traces."
        : $"Chart of plotly with {Words.Count(Traces.Count, "trace")}: {string.Join(", ", Traces.Select(Say))}.";

    private protected override string Print() => Description;

    private static string Say(JsonObject trace)
    {
        var (type, name) = (PlotlyStill.TextOf(trace["type"]), PlotlyStill.TextOf(trace["name"]));
        return (type.Length > 0 ? type : "scatter") + (name.Length > 0 ? $" «{name}»" : string.Empty);
    }
}
