using System.Text.Json.Nodes;
using CourseKit.Figures.Curves;

namespace CourseKit.Figures.Plotly;

/// <summary>Panels of curves for plotly: a pair of axes for each, two panels in a row.</summary>
internal static class PlotlyPanels
{
    private const double Between = 0.12;

    /// <summary>The number of places along an axis up to which each has its number.</summary>
    private const int MostNumbered = 12;

    public static JsonArray Traces(IReadOnlyList<CurvePanel> panels)
    {
        var named = new HashSet<string>();
        return [.. panels.Index().SelectMany(panel => panel.Item.Curves.SelectMany(curve =>
            Traces(curve, Number(panel.Index), named.Add(curve.Name))).Concat(Gap(panel.Item, Number(panel.Index))))];
    }

    public static JsonObject Layout(IReadOnlyList<CurvePanel> panels)
    {
        var rows = (panels.Count + 1) / 2;
        var layout = new JsonObject
        {
            ["showlegend"] = panels.Any(panel => panel.Curves.Any(curve => curve.Name.Length > 0)),
            ["legend"] = PlotlyAxis.LegendAbove(),
        };
        var (shapes, notes) = (new JsonArray(), new JsonArray());
        foreach (var (i, panel) in panels.Index())
        {
            var number = Number(i);
            var (x, y) = (PlotlyAxis.Of(panel.Axes.X, panel.IsLogX), PlotlyAxis.Of(panel.Axes.Y, panel.RangeY.IsLogarithmic));
            (x["anchor"], y["anchor"]) = ($"y{number}", $"x{number}");
            x["domain"] = panels.Count == 1 ? Domain(0, 1) : Domain(i % 2, 2);
            y["domain"] = Domain(rows - 1 - (i / 2), rows);
            (layout[$"xaxis{number}"], layout[$"yaxis{number}"]) = (x, y);
            if (panel.HasWholeX && panel.RangeX is var (first, last, _) && last - first < MostNumbered)
            {
                x["dtick"] = 1;
            }

            if (panel.RangeOfAll is var (low, high, isLogarithmic))
            {
                y["range"] = PlotlyData.Values(isLogarithmic ? [Math.Log10(low), Math.Log10(high)] : [low, high]);
            }

            if (panel.Heading.Length > 0)
            {
                notes.Add(Above(0.5, $"x{number} domain", panel.Heading, number));
            }

            if (panel.Marked is { } marked)
            {
                shapes.Add(Line(marked, number));
                notes.Add(Note(marked, panel, number));
            }
        }

        (layout["shapes"], layout["annotations"]) = (shapes, notes);
        return layout;
    }

    private static IEnumerable<JsonObject> Traces(Curve curve, string number, bool isFirst)
    {
        foreach (var (low, high) in curve.Bands)
        {
            yield return Edge(curve.X, low);
            var upper = Edge(curve.X, high);
            (upper["fill"], upper["fillcolor"]) = ("tonexty", PlotlyColor.Of($"{curve.Color}", 0.18));
            yield return upper;
        }

        var (opacity, width) = curve.IsFaint ? (0.6, 1) : (1.0, 2);
        var line = new JsonObject { ["color"] = PlotlyColor.Of($"{curve.Color}", opacity), ["width"] = width };
        if (curve.IsDashed)
        {
            line["dash"] = "dash";
        }

        yield return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = curve.HasMarkers ? "lines+markers" : "lines",
            ["name"] = PlotlyData.Text(curve.Name),
            ["legendgroup"] = PlotlyData.Text(curve.Name),
            ["showlegend"] = isFirst && !curve.IsDashed && curve.Name.Length > 0,
            ["xaxis"] = $"x{number}",
            ["yaxis"] = $"y{number}",
            ["x"] = PlotlyData.Values(curve.X),
            ["y"] = PlotlyData.Values(curve.Y),
            ["line"] = line,
        };

        JsonObject Edge(IEnumerable<double> x, IEnumerable<double> y) => new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["legendgroup"] = PlotlyData.Text(curve.Name),
            ["showlegend"] = false,
            ["hoverinfo"] = "skip",
            ["xaxis"] = $"x{number}",
            ["yaxis"] = $"y{number}",
            ["x"] = PlotlyData.Values(x),
            ["y"] = PlotlyData.Values(y),
            ["line"] = new JsonObject { ["width"] = 0 },
        };
    }

    private static IEnumerable<JsonObject> Gap(CurvePanel panel, string number)
    {
        (double X, double Y)[] outline = [.. panel.GapOutline()];
        if (outline.Length < 3)
        {
            yield break;
        }

        yield return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["fill"] = "toself",
            ["fillcolor"] = PlotlyColor.Of($"{panel.Gap!.Value.Upper.Color}", 0.14),
            ["showlegend"] = false,
            ["hoverinfo"] = "skip",
            ["xaxis"] = $"x{number}",
            ["yaxis"] = $"y{number}",
            ["x"] = PlotlyData.Values(outline.Select(point => point.X)),
            ["y"] = PlotlyData.Values(outline.Select(point => point.Y)),
            ["line"] = new JsonObject { ["width"] = 0 },
        };
    }

    private static JsonObject Line(MarkedPoint marked, string number) => new()
    {
        ["type"] = "line",
        ["xref"] = $"x{number}",
        ["yref"] = $"y{number} domain",
        ["x0"] = marked.X,
        ["x1"] = marked.X,
        ["y0"] = 0,
        ["y1"] = 1,
        ["line"] = new JsonObject { ["color"] = PlotlyDocument.ReadableOnBoth, ["width"] = 1, ["dash"] = "dot" },
    };

    /// <summary>The words above a line; plotly places them by the exponent on a logarithmic axis.</summary>
    private static JsonObject Note(MarkedPoint marked, CurvePanel panel, string number) =>
        Above(panel.IsLogX ? Math.Log10(marked.X) : marked.X, $"x{number}", marked.Label, number);

    private static JsonObject Above(double x, string reference, string words, string number) => new()
    {
        ["xref"] = reference,
        ["yref"] = $"y{number} domain",
        ["x"] = x,
        ["y"] = 1,
        ["yanchor"] = "bottom",
        ["text"] = PlotlyData.Text(words),
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = 12 },
    };

    /// <summary>The part of the figure that one of so many panels takes.</summary>
    private static JsonArray Domain(int at, int of)
    {
        var size = (1 - (Between * (of - 1))) / of;
        return new JsonArray(at * (size + Between), (at * (size + Between)) + size);
    }

    private static string Number(int panel) => panel == 0 ? string.Empty : $"{panel + 1}";
}
