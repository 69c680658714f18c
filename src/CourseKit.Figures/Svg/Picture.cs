using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Svg;

/// <summary>A drawing in pixels: groups in layers, from the back to the front. Within a layer nothing covers anything else.</summary>
/// <remarks>That rule lets marks that look alike be written as one path, and lets a stepper draw once what frames share.</remarks>
internal sealed record Picture(double Width, double Height, IReadOnlyList<Element> Layers)
{
    private const double TitleSize = 14, TitleLine = 19, TextLine = 16;

    /// <summary>The texts about its parts under the pointer, which the SVG does not know of.</summary>
    public IReadOnlyList<Hint> Hints { get; init; } = [];

    /// <summary>True to write what comes again further down once: for a drawing of many equal parts.</summary>
    public bool IsShared { get; init; }

    /// <summary>The drawing with lines of text below it.</summary>
    public Picture Above(IEnumerable<string> lines)
    {
        Element[] texts = [.. lines.Select((line, i) => Mark.Text(0, Height + (TextLine * (i + 1)), line))];
        return this with { Height = Height + (TextLine * texts.Length) + 4, Layers = [.. Layers, Mark.Writing(Mark.Start, 12, texts)] };
    }

    /// <summary>The drawing as an <c>svg</c> element, the title on top.</summary>
    public Element ToSvg(string title, string description)
    {
        string[] lines = [.. Wrapping.Lines(title, Width * Wrapping.RoomForBold, TitleSize)];
        var heading = lines.Length == 0 ? 0 : (lines.Length * TitleLine) + 4;
        var svg = new Element("svg")
        {
            ["xmlns"] = "http://www.w3.org/2000/svg",
            ["viewBox"] = $"0 {Coordinate(-heading)} {Coordinate(Width)} {Coordinate(Height + heading)}",
            ["width"] = Coordinate(Width),
            ["height"] = Coordinate(Height + heading),
            ["style"] = "max-width:100%;height:auto",
            ["fill"] = "currentColor",
            ["font-family"] = "system-ui,sans-serif",
            ["font-size"] = "12",
            ["text-anchor"] = "middle",
        };
        if (title.Length > 0)
        {
            svg.Containing(new Element("title").Saying(title));
        }

        svg.Containing(new Element("desc").Saying(description));
        if (lines.Length > 0)
        {
            svg.Containing(new Element("g") { ["font-size"] = Coordinate(TitleSize), ["font-weight"] = "600" }
                .Containing(lines.Select((line, i) => Mark.Text(Width / 2, (i * TitleLine) + TitleSize - heading, line))));
        }

        return svg.Containing(Marks());
    }

    /// <summary>The layers that have marks.</summary>
    public IEnumerable<Element> Marks()
    {
        Element[] drawn = [.. Layers.Where(layer => layer.Children.Count > 0)];
        return IsShared ? SharedMarks.Of(drawn) : drawn.Select(layer => layer.Compact());
    }
}
