using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseKit.Figures.Svg;

/// <summary>Marks for a page whose color is not known: an area on which text stands, and through which little of the page
/// shines, is made opaque, and its text black or white.</summary>
/// <remarks>Text in one color for light and dark pages, a gray, cannot be read on an area that is as bright as itself.</remarks>
internal static partial class InkedMarks
{
    private const double LeastOpacity = 0.4;

    /// <param name="layers">The marks of each layer, from the back to the front.</param>
    public static IReadOnlyList<IReadOnlyList<DrawnMark>> Of(IReadOnlyList<IReadOnlyList<DrawnMark>> layers)
    {
        DrawnMark[] marks = [.. layers.SelectMany(layer => layer).Distinct()];
        Ground[] grounds = [.. marks.OfType<DrawnMark.Drawn>().SelectMany(Grounds)];
        var texts = marks.OfType<DrawnMark.Written>().Where(text => text.Look.Fill == MarkLook.TextColor)
            .SelectMany(text => grounds.Where(ground => ground.Holds(text)).TakeLast(1).Select(ground => (Text: text, Ground: ground)))
            .ToDictionary(pair => (DrawnMark)pair.Text, pair => pair.Ground);
        var written = texts.Values.Select(ground => (DrawnMark)ground.Area).ToHashSet();
        return [.. layers.Select(layer => (IReadOnlyList<DrawnMark>)[.. layer.Select(mark =>
            texts.TryGetValue(mark, out var ground) ? mark with { Look = mark.Look.In(ground.Color.Ink) }
            : written.Contains(mark) ? mark with { Look = mark.Look.Opaque() } : mark)])];
    }

    private static IEnumerable<Ground> Grounds(DrawnMark.Drawn area)
    {
        if (area.Look is not { Fill: ['#', ..], FillOpacity: >= LeastOpacity and < 1 }
            || Box().Match(area.Path) is not { Success: true } box)
        {
            yield break;
        }

        double[] sides = [.. box.Groups.Values.Skip(1).Select(side => double.Parse(side.Value, CultureInfo.InvariantCulture))];
        yield return new(area, sides[0], sides[1], sides[2], sides[3]);
    }

    [GeneratedRegex(@"^M([\d.-]+) ([\d.-]+)H([\d.]+)V([\d.]+)H[\d.-]+Z$")]
    private static partial Regex Box();

    private sealed record Ground(DrawnMark.Drawn Area, double Left, double Top, double Right, double Bottom)
    {
        public Rgb Color => Rgb.Parse(Area.Look.Fill);

        public bool Holds(DrawnMark.Written text) => text.X > Left && text.X < Right && text.Y > Top && text.Y < Bottom;
    }
}
