using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Svg;

/// <summary>The few shapes that figures are made of. Without a color of their own they take the page's text color.</summary>
internal static class Mark
{
    public const string Start = "start", End = "end";

    /// <summary>A group; what is given to it here holds for everything inside.</summary>
    public static Element Layer(params IEnumerable<Element> marks) => new Element("g").Containing(marks);

    /// <summary>A group of thin lines in a color, or the page's text color with so much of the background shining through.</summary>
    public static Element Strokes(double width, double opacity, params IEnumerable<Element> marks) => new Element("g")
    {
        ["fill"] = "none",
        ["stroke"] = "currentColor",
        ["stroke-width"] = Coordinate(width),
        ["stroke-opacity"] = Coordinate(opacity),
    }.Containing(marks);

    /// <summary>A group of areas through which so much of what lies behind them shines.</summary>
    public static Element Tint(double opacity, params IEnumerable<Element> areas) =>
        new Element("g") { ["fill-opacity"] = Coordinate(opacity) }.Containing(areas);

    /// <summary>A group of lines of a width, each in its own color.</summary>
    public static Element Frames(double width, params IEnumerable<Element> lines) =>
        new Element("g") { ["fill"] = "none", ["stroke-width"] = Coordinate(width) }.Containing(lines);

    /// <summary>A group of text that is not in the middle of its place, or not of the usual size.</summary>
    public static Element Writing(string anchor, double fontSize, params IEnumerable<Element> marks) => new Element("g")
    {
        ["text-anchor"] = anchor,
        ["font-size"] = Coordinate(fontSize),
    }.Containing(marks);

    /// <summary>Text in one line; y is where its letters stand.</summary>
    public static Element Text(double x, double y, string text) =>
        new Element("text") { ["x"] = Coordinate(x), ["y"] = Coordinate(y) }.Saying(text);

    public static Element Text(double x, double y, string text, Rgb color) =>
        new Element("text") { ["x"] = Coordinate(x), ["y"] = Coordinate(y), ["fill"] = color.ToString() }.Saying(text);

    /// <summary>Text that runs upwards.</summary>
    public static Element Turned(double x, double y, string text) =>
        new Element("text") { ["transform"] = $"translate({Coordinate(x)} {Coordinate(y)}) rotate(-90)" }.Saying(text);

    public static Element Path(string path) => new("path") { Path = path };

    /// <summary>A filled path.</summary>
    public static Element Area(Rgb color, string path) => new("path") { Path = path, ["fill"] = color.ToString() };

    /// <summary>A drawn path.</summary>
    public static Element Stroke(Rgb color, string path) => new("path") { Path = path, ["stroke"] = color.ToString() };

    /// <summary>The path of a line.</summary>
    public static string Line(double x1, double y1, double x2, double y2) =>
        $"M{Coordinate(x1)} {Coordinate(y1)}L{Coordinate(x2)} {Coordinate(y2)}";

    /// <summary>The path around a rectangle.</summary>
    public static string Box(double x, double y, double width, double height) =>
        $"M{Coordinate(x)} {Coordinate(y)}h{Coordinate(width)}v{Coordinate(height)}h{Coordinate(-width)}z";
}
