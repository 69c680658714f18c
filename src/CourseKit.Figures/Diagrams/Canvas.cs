using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Diagrams;

/// <summary>The marks of a diagram, gathered by what they look like.</summary>
internal sealed class Canvas
{
    public const double TextSize = 12, SmallSize = 11;

    private const string Middle = "middle";
    private const double Arrow = 3.5;

    private readonly List<Element> maps = [], areas = [], bars = [], frames = [], outlines = [], lines = [], heads = [];
    private readonly SortedDictionary<(string Anchor, double Size, bool IsBold), List<Element>> texts = [];

    /// <summary>The layers of a picture, from the back to the front.</summary>
    public IReadOnlyList<Element> Layers =>
    [
        Shade(0.06, frames),
        Shade(0.9, maps),
        Shade(0.28, bars),
        Shade(0.3, areas),
        Lines(1, 0.55, outlines),
        Lines(1.2, 0.75, lines),
        Shade(0.75, heads),
        .. texts.Select(text => Writing(text.Key).Containing(text.Value)),
    ];

    /// <summary>A map of the strip.</summary>
    public void Map(double x, double y, double width, double height) =>
        maps.Add(Mark.Area(RoleColors.Input, Mark.Box(x, y, width, height)));

    /// <summary>A bar behind a number.</summary>
    public void Bar(Rgb color, double x, double y, double width, double height) =>
        bars.Add(Mark.Area(color, Mark.Box(x, y, width, height)));

    /// <summary>The ground of what has been opened.</summary>
    public void Frame(double x, double y, double width, double height)
    {
        frames.Add(Mark.Path(Mark.Box(x, y, width, height)));
        Rule(x, y, x + width);
        Rule(x, y + height, x + width);
    }

    /// <summary>A thin line from left to right.</summary>
    public void Rule(double left, double y, double right) =>
        outlines.Add(Mark.Path($"M{Coordinate(left)} {Coordinate(y)}h{Coordinate(right - left)}"));

    /// <summary>A box of a kind.</summary>
    public void Box(Rgb color, double x, double y, double width, double height)
    {
        areas.Add(Mark.Area(color, Mark.Box(x, y, width, height)));
        outlines.Add(Mark.Path(Mark.Box(x, y, width, height)));
    }

    /// <summary>The edges of further boxes behind a box.</summary>
    public void Stack(double x, double y, double width, double height)
    {
        foreach (var behind in (double[])[3, 6])
        {
            outlines.Add(Mark.Path($"M{Coordinate(x + behind)} {Coordinate(y + height + behind - 3)}v3h{Coordinate(width)}"
                + $"v{Coordinate(-height)}h-3"));
        }
    }

    /// <summary>A line through points, each straight below or beside the one before.</summary>
    public void Line(params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = $"M{Coordinate(points[0].X)} {Coordinate(points[0].Y)}";
        for (var i = 1; i < points.Length; i++)
        {
            path += points[i].X == points[i - 1].X
                ? $"v{Coordinate(points[i].Y - points[i - 1].Y)}" : $"h{Coordinate(points[i].X - points[i - 1].X)}";
        }

        lines.Add(Mark.Path(path));
    }

    /// <summary>The head of an arrow that comes from above.</summary>
    public void HeadDown(double x, double y) =>
        heads.Add(Mark.Path($"M{Coordinate(x - Arrow)} {Coordinate(y - (1.5 * Arrow))}h{Coordinate(2 * Arrow)}"
            + $"l{Coordinate(-Arrow)} {Coordinate(1.5 * Arrow)}z"));

    /// <summary>The head of an arrow that comes from the right.</summary>
    public void HeadLeft(double x, double y) =>
        heads.Add(Mark.Path($"M{Coordinate(x + (1.5 * Arrow))} {Coordinate(y - Arrow)}v{Coordinate(2 * Arrow)}"
            + $"l{Coordinate(-1.5 * Arrow)} {Coordinate(-Arrow)}z"));

    /// <summary>Text in one line; y is the middle of its letters.</summary>
    public void Text(double x, double y, string text, string anchor = Middle, double size = TextSize, bool isBold = false)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (!texts.TryGetValue((anchor, size, isBold), out var alike))
        {
            texts[(anchor, size, isBold)] = alike = [];
        }

        alike.Add(Mark.Text(x, Math.Round((y + (size * 0.36)) * 2) / 2, text));
    }

    /// <summary>A group that the background shines through as a whole: no darker where its marks meet.</summary>
    private static Element Shade(double opacity, IEnumerable<Element> marks) =>
        new Element("g") { ["opacity"] = Coordinate(opacity) }.Containing(marks);

    private static Element Lines(double width, double opacity, IEnumerable<Element> marks) => new Element("g")
    {
        ["fill"] = "none",
        ["stroke"] = "currentColor",
        ["stroke-width"] = Coordinate(width),
        ["opacity"] = Coordinate(opacity),
    }.Containing(marks);

    /// <summary>A group of text, which says what differs from the usual text of a picture.</summary>
    private static Element Writing((string Anchor, double Size, bool IsBold) look)
    {
        var group = new Element("g");
        if (look.Anchor != Middle)
        {
            group["text-anchor"] = look.Anchor;
        }

        if (look.Size != TextSize)
        {
            group["font-size"] = Coordinate(look.Size);
        }

        if (look.IsBold)
        {
            group["font-weight"] = "600";
        }

        return group;
    }
}
