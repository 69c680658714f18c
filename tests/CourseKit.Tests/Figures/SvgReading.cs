using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Figures;

namespace CourseKit.Tests.Figures;

/// <summary>Reads back what a figure has drawn.</summary>
internal static partial class SvgReading
{
    public static XElement Svg(this Figure figure) => XElement.Parse(figure.ToSvg()).Unfolded();

    public static IEnumerable<XElement> All(this XElement svg, string name) =>
        svg.Descendants().Where(element => element.Name.LocalName == name);

    public static IEnumerable<string> Texts(this XElement svg) => svg.All("text").Select(text => text.Value);

    /// <summary>The steps at which a mark of a stepped figure is seen, «2 5» for those from 2 to 5.</summary>
    public static string Steps(this XElement mark) =>
        (string?)mark.Ancestors().FirstOrDefault(group => group.Attribute("data-step") != null)?.Attribute("data-step") ?? "always";

    /// <summary>The groups of lines of a width.</summary>
    public static IEnumerable<XElement> Strokes(this XElement svg, string width) =>
        svg.All("g").Where(group => group.Attribute("stroke-width")?.Value == width);

    /// <summary>The paths that are drawn in a color.</summary>
    public static IEnumerable<XElement> Stroked(this XElement svg, string color) =>
        svg.All("path").Where(path => path.Attribute("stroke")?.Value == color);

    /// <summary>The pieces of a path, each from its own M on.</summary>
    public static IEnumerable<string> Pieces(this XElement path) =>
        path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(piece => $"M{piece}");

    /// <summary>The color of each pixel that is drawn as a stroke along its row, by row and column.</summary>
    public static Dictionary<(int Row, int Column), string> Pixels(this XElement svg)
    {
        var pixels = new Dictionary<(int, int), string>();
        foreach (var path in svg.All("path").Where(path => path.Attribute("stroke") is not null))
        {
            foreach (Match run in Runs().Matches(path.Attribute("d")!.Value))
            {
                var (column, row, length) = (Whole(run.Groups[1]), Whole(run.Groups[2]), Whole(run.Groups[3]));
                for (var i = 0; i < length; i++)
                {
                    pixels.Add((row, column + i), path.Attribute("stroke")!.Value);
                }
            }
        }

        return pixels;
    }

    /// <summary>The boxes that are filled with a color.</summary>
    public static List<(double X, double Y, double Width, double Height)> Boxes(this XElement svg, string color) =>
        [.. svg.All("path").Where(path => path.Attribute("fill")?.Value == color).SelectMany(BoxesAlong)];

    /// <summary>The boxes of any color.</summary>
    public static List<(double X, double Y, double Width, double Height)> AllBoxes(this XElement svg) =>
        [.. svg.All("path").SelectMany(BoxesAlong)];

    /// <summary>The drawing with a copy, in each place where a group is used again, of what is in the group.</summary>
    private static XElement Unfolded(this XElement svg)
    {
        // A group stands in front of its uses, so what is used in it has been copied before.
        foreach (var use in svg.All("use").ToList())
        {
            var name = use.Attribute("href")!.Value[1..];
            var copy = new XElement(svg.Descendants().Single(element => element.Attribute("id")?.Value == name));
            copy.DescendantsAndSelf().Attributes("id").Remove();
            foreach (var place in copy.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "d" or "y"))
            {
                place.Value = PlaceDown().Replace(place.Value,
                    y => Math.Round(Number(y.Value) + Number(use.Attribute("y")!.Value), 2).ToString(CultureInfo.InvariantCulture));
            }

            use.ReplaceWith(copy);
        }

        return svg;
    }

    private static IEnumerable<(double X, double Y, double Width, double Height)> BoxesAlong(XElement path) =>
        from Match box in BoxPath().Matches(path.Attribute("d")!.Value)
        select (Number(box.Groups[1]), Number(box.Groups[2]), Number(box.Groups[3]), Number(box.Groups[4]));

    /// <summary>The points of a line in a color, piece by piece.</summary>
    public static List<(double X, double Y)[]> Lines(this XElement svg, string color) =>
    [
        .. from path in svg.All("path")
           where path.Attribute("stroke")?.Value == color
           from piece in path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries)
           select piece.Split('L').Select(point => point.Split(' ')).Select(point => (Number(point[0]), Number(point[1]))).ToArray(),
    ];

    private static double Number(Group group) => Number(group.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>The place from the top in an attribute <c>y</c>, or where a piece of a path begins.</summary>
    [GeneratedRegex(@"(?<=^|M[\d.-]+ )[\d.-]+")]
    private static partial Regex PlaceDown();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)")]
    private static partial Regex Runs();

    [GeneratedRegex(@"M([\d.-]+) ([\d.-]+)h([\d.]+)v([\d.]+)h-[\d.]+z")]
    private static partial Regex BoxPath();
}
