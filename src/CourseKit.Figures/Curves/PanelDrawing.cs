using CourseKit.Figures.Data;
using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Curves;

/// <summary>Panels side by side, two in a row, under one legend.</summary>
internal static class PanelDrawing
{
    public const double Width = 640;

    private const double Single = 280, Half = 230, Ring = 5;
    private const int Corners = 10;

    /// <summary>The names and the colors of all curves, each once; a dashed one has the color of another.</summary>
    public static IEnumerable<(string Name, Rgb Color)> Legend(IReadOnlyList<CurvePanel> panels) =>
        panels.SelectMany(panel => panel.Curves).Where(curve => !curve.IsDashed)
            .Select(curve => (curve.Name, curve.Color)).DistinctBy(entry => entry.Name);

    /// <summary>The height of all panels with their legend.</summary>
    public static double Height(IReadOnlyList<CurvePanel> panels) =>
        new Legend(Legend(panels), 1, Width).Height + (panels.Count == 1 ? Single : Half * ((panels.Count + 1) / 2));

    /// <summary>The layers of the drawing, from <paramref name="top"/> on.</summary>
    public static IEnumerable<Element> Layers(IReadOnlyList<CurvePanel> panels, double top = 0)
    {
        var legend = new Legend(Legend(panels), 1, Width, top);
        var (width, height) = panels.Count == 1 ? (Width, Single) : (Width / 2, Half);
        return
        [
            .. panels.SelectMany((panel, i) =>
                Layers(panel, (i % 2 * width, top + legend.Height + (i / 2 * height)), (width, height))),
            .. legend.Layers(),
        ];
    }

    private static IEnumerable<Element> Layers(CurvePanel panel, (double X, double Y) corner, (double Width, double Height) size)
    {
        var (xs, ys) = (panel.RangeX, panel.RangeY);
        var rowTicks = ys.On(0, 1).Ticks(5);
        var area = new PlotArea(size, panel.Axes, (rowTicks.Widest, PlotArea.OneLine), legend: HasWordsAbove(panel) ? 14 : 0, corner);
        var (x, y) = (xs.On(area.Left, area.Right), ys.On(area.Bottom, area.Top));
        var places = (int)(size.Width / 60);
        var columnTicks = x.Ticks(panel.HasWholeX ? Math.Min(places, (int)(xs.High - xs.Low)) : places);
        return
        [
            Mark.Strokes(1, 0.15, [.. area.RowLines(y, rowTicks), .. area.ColumnLines(x, columnTicks)]),
            .. from curve in panel.Curves from band in curve.Bands select Mark.Tint(0.18, Band(curve, band, x, y)),
            Mark.Tint(0.14, Gap(panel, x, y)),
            .. panel.Curves.Select(curve => Lines(curve, x, y)),
            .. panel.Curves.Select(curve => Mark.Layer(Dots(curve, x, y))),
            .. panel.Marked is { } marked ? Pointing(marked, area, x, y) : [],
            .. area.Axes(),
            Mark.Layer(panel.Heading.Length == 0 ? []
                : [Mark.Text((area.Left + area.Right) / 2, area.Top - 4, Wrapping.Cut(panel.Heading, area.Right - area.Left))]),
            area.RowLabels(rowTicks.Marks.Select(tick => (y.At(tick.Value), tick.Label))),
            area.ColumnLabels(columnTicks.Marks.Select(tick => (x.At(tick.Value), tick.Label))),
        ];
    }

    private static bool HasWordsAbove(CurvePanel panel) => panel.Marked is not null || panel.Heading.Length > 0;

    /// <summary>A band around a curve: a piece for each stretch in which it has values.</summary>
    private static IEnumerable<Element> Band(Curve curve, (Numbers Low, Numbers High) band, Scale x, Scale y)
    {
        var (low, high) = band;
        var piece = new List<int>();
        for (var i = 0; i <= curve.X.Count; i++)
        {
            if (i < curve.X.Count && y.Has(low[i]) && y.Has(high[i]))
            {
                piece.Add(i);
            }
            else if (piece.Count > 0)
            {
                yield return Mark.Area(curve.Color, Outline([
                    .. piece.Select(at => (x.At(curve.X[at]), y.At(high[at]))),
                    .. piece.AsEnumerable().Reverse().Select(at => (x.At(curve.X[at]), y.At(low[at]))),
                ]));
                piece.Clear();
            }
        }
    }

    private static IEnumerable<Element> Gap(CurvePanel panel, Scale x, Scale y)
    {
        (double X, double Y)[] outline = [.. panel.GapOutline().Where(point => y.Has(point.Y))];
        return outline.Length < 3 ? []
            : [Mark.Area(panel.Gap!.Value.Upper.Color, Outline(outline.Select(point => (x.At(point.X), y.At(point.Y)))))];
    }

    private static Element Lines(Curve curve, Scale x, Scale y)
    {
        var group = new Element("g")
        {
            ["fill"] = "none",
            ["stroke-width"] = curve.IsFaint ? "1" : "2",
            ["stroke-linejoin"] = "round",
        };
        if (curve.IsFaint)
        {
            group["stroke-opacity"] = "0.6";
        }

        if (curve.IsDashed)
        {
            group["stroke-dasharray"] = "5 4";
        }

        return group.Containing(Mark.Stroke(curve.Color, Trace(curve, x, y)));
    }

    private static string Trace(Curve curve, Scale x, Scale y)
    {
        var isDrawing = false;
        return string.Concat(curve.X.Zip(curve.Y).Select(point =>
        {
            var hasPlace = x.Has(point.First) && y.Has(point.Second);
            var step = hasPlace ? $"{(isDrawing ? 'L' : 'M')}{Place(x.At(point.First), y.At(point.Second))}" : string.Empty;
            isDrawing = hasPlace;
            return step;
        }));
    }

    private static IEnumerable<Element> Dots(Curve curve, Scale x, Scale y) =>
        from point in curve.X.Zip(curve.Y)
        where curve.HasMarkers && x.Has(point.First) && y.Has(point.Second)
        select Mark.Area(curve.Color, Circle(x.At(point.First), y.At(point.Second), 3));

    private static IEnumerable<Element> Pointing(MarkedPoint marked, PlotArea area, Scale x, Scale y)
    {
        var at = x.At(marked.X);
        yield return new Element("g") { ["stroke"] = "currentColor", ["stroke-opacity"] = "0.6", ["stroke-dasharray"] = "3 3" }
            .Containing(Mark.Path(Mark.Line(at, area.Top, at, area.Bottom)));
        if (y.Has(marked.Y))
        {
            yield return Mark.Strokes(1.5, 1, Mark.Path(Circle(at, y.At(marked.Y), Ring)));
        }

        var room = Wrapping.Width(marked.Label) / 2;
        yield return Mark.Layer(Mark.Text(
            Math.Clamp(at, area.Left + room, Math.Max(area.Left + room, area.Right + 10 - room)), area.Top - 4, marked.Label));
    }

    /// <summary>A circle of straight lines, as both forms of a drawing can have them.</summary>
    private static string Circle(double x, double y, double radius) => Outline(Enumerable.Range(0, Corners).Select(i =>
        (x + (radius * Math.Cos(Math.Tau * i / Corners)), y + (radius * Math.Sin(Math.Tau * i / Corners)))));

    private static string Outline(IEnumerable<(double X, double Y)> points) =>
        $"M{string.Join('L', points.Select(point => Place(point.X, point.Y)))}z";

    /// <summary>Tenths of a pixel: a curve of hundreds of points needs no more.</summary>
    private static string Place(double x, double y) => $"{Coordinate(Math.Round(x, 1))} {Coordinate(Math.Round(y, 1))}";
}
