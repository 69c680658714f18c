using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>One layer of a drawing as objects of plotly, each of which has a form for every step.</summary>
/// <param name="steps">The marks of the layer at each step.</param>
internal sealed class PlotlyLayer(IReadOnlyList<IReadOnlyList<DrawnMark>> steps)
{
    /// <summary>The part of a letter's size by which its middle lies above the line that it stands on.</summary>
    private const double Middle = 0.35;

    /// <summary>The common properties of all texts.</summary>
    public static JsonObject TraceDefaults() => new()
    {
        ["scatter"] = new JsonArray(new JsonObject { ["mode"] = "text", ["hoverinfo"] = "skip", ["cliponaxis"] = false }),
    };

    /// <summary>The common properties of all shapes, turned texts and images.</summary>
    public static JsonObject LayoutDefaults() => new()
    {
        ["shapedefaults"] = new JsonObject { ["type"] = "path", ["layer"] = "between", ["line"] = new JsonObject { ["width"] = 0 } },
        ["annotationdefaults"] = new JsonObject { ["showarrow"] = false, ["textangle"] = -90, ["borderpad"] = 0 },
        ["imagedefaults"] = new JsonObject { ["xref"] = "x", ["yref"] = "y", ["layer"] = "below", ["sizing"] = "stretch" },
    };

    public IEnumerable<JsonObject[]> Shapes() => Together<DrawnMark.Drawn>(_ => true, (look, paths) =>
    {
        var shape = new JsonObject { ["path"] = paths.Count > 0 ? string.Concat(paths.Select(path => path.Path)) : "M0 0" };
        if (PlotlyColor.Of(look.Fill, look.Opacity * look.FillOpacity) is { } fill)
        {
            shape["fillcolor"] = fill;
        }

        if (PlotlyColor.Of(look.Stroke, look.Opacity * look.StrokeOpacity) is { } stroke)
        {
            var line = new JsonObject { ["color"] = stroke, ["width"] = look.StrokeWidth };
            if (look.Dashes.Length > 0)
            {
                line["dash"] = string.Join(',', look.Dashes.Split(' ').Select(length => $"{length}px"));
            }

            shape["line"] = line;
        }

        return shape;
    });

    public IEnumerable<JsonObject[]> Texts() => Together<DrawnMark.Written>(text => !text.Look.IsTurned, (look, texts) =>
    {
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["x"] = PlotlyData.Places(texts.Select(text => text.X)),
            ["y"] = PlotlyData.Places(texts.Select(text => Math.Round(text.Y - (Middle * look.FontSize), 1))),
            ["text"] = PlotlyData.Texts(texts.Select(text => text.Text)),
            ["textposition"] = look.Anchor switch
            {
                Mark.Start => "middle right",
                Mark.End => "middle left",
                _ => "middle center",
            },
            ["textfont"] = Font(look),
        };
        if (look.Opacity * look.FillOpacity < 1)
        {
            trace["opacity"] = look.Opacity * look.FillOpacity;
        }

        return trace;
    });

    public IEnumerable<JsonObject[]> TurnedTexts() => Each<DrawnMark.Written>(text => text.Look.IsTurned, text => new()
    {
        ["x"] = text.X - (Middle * text.Look.FontSize),
        ["y"] = text.Y,
        ["text"] = PlotlyData.Text(text.Text),
        ["font"] = Font(text.Look),
        ["yanchor"] = text.Look.Anchor switch
        {
            Mark.Start => "bottom",
            Mark.End => "top",
            _ => "middle",
        },
    });

    public IEnumerable<JsonObject[]> Images() => Each<DrawnMark.Pictured>(_ => true, image => new()
    {
        ["source"] = image.Source,
        ["x"] = image.X,
        ["y"] = image.Y,
        ["sizex"] = image.Width,
        ["sizey"] = image.Height,
    });

    /// <summary>Size, color and weight; text in the color of the page has that of the whole figure.</summary>
    private static JsonObject Font(MarkLook look)
    {
        var font = new JsonObject { ["size"] = look.FontSize };
        if (look.Fill != MarkLook.TextColor)
        {
            font["color"] = look.Fill;
        }

        if (look.FontWeight.Length > 0)
        {
            font["weight"] = int.Parse(look.FontWeight, CultureInfo.InvariantCulture);
        }

        return font;
    }

    /// <summary>One object for marks that look alike: one for those that all steps have, and one for the others.</summary>
    private IEnumerable<JsonObject[]> Together<TMark>(Func<TMark, bool> isMeant, Func<MarkLook, IReadOnlyList<TMark>, JsonObject> write)
        where TMark : DrawnMark
    {
        TMark[][] marks = [.. steps.Select(step => step.OfType<TMark>().Where(isMeant).ToArray())];
        return from look in marks.SelectMany(step => step.Select(mark => mark.Look)).Distinct()
               let alike = marks.Select(step => step.Where(mark => mark.Look == look).ToArray()).ToArray()
               let still = alike.Skip(1).Aggregate(alike[0].ToHashSet(), (still, step) => [.. still.Intersect(step)])
               from isStill in new[] { true, false }
               let part = alike.Select(step => step.Where(mark => still.Contains(mark) == isStill).ToArray()).ToArray()
               where part.Any(step => step.Length > 0)
               select part.Select(step => write(look, step)).ToArray();
    }

    /// <summary>One object for each mark, hidden where a step does not have it.</summary>
    private IEnumerable<JsonObject[]> Each<TMark>(Func<TMark, bool> isMeant, Func<TMark, JsonObject> write)
        where TMark : DrawnMark =>
        from mark in steps.SelectMany(step => step).OfType<TMark>().Where(isMeant).Distinct()
        select steps.Select(step =>
        {
            var written = write(mark);
            if (!step.Contains(mark))
            {
                written["visible"] = false;
            }

            return written;
        }).ToArray();
}
