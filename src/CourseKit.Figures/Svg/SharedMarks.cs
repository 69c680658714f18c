using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Svg;

/// <summary>Layers in which a run of marks that comes again further down is not written again, but used: SVG's <c>use</c>.</summary>
/// <remarks>A reader sees the same. Marks of one look and one layer are shared, so that layers stay as they are, from the back to the
/// front; where marks of a layer meet, its opacity must be that of the whole group, or they would be darker there.</remarks>
internal sealed partial class SharedMarks
{
    /// <summary>The characters that a use takes, and those that a run takes besides its marks.</summary>
    private const int Use = 33, Run = 36;

    private readonly string prefix;
    private int named;

    private SharedMarks(string prefix) => this.prefix = prefix;

    /// <param name="layers">The layers of one picture.</param>
    public static IEnumerable<Element> Of(IReadOnlyList<Element> layers)
    {
        // Names hold for a whole page, and so have to differ from those of the other drawings on it.
        var content = string.Concat(layers.Select(layer => layer.Compact()));
        var shared = new SharedMarks($"n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..6]}");
        return layers.Select(layer => layer.Around(layer.Children.GroupBy(mark => mark.Tag == "path" ? mark.Look : mark.Tag)
            .SelectMany(alike => shared.Written([.. alike]))));
    }

    private IEnumerable<Element> Written(IReadOnlyList<Element> marks)
    {
        var isPath = marks[0].Tag == "path";
        var looks = new Dictionary<string, int>();
        var sizes = new List<int>();
        var places = new Dictionary<(int What, int Y), Element>();
        var sequence = new List<(int What, int Y)>();
        foreach (var mark in marks)
        {
            var (look, y) = Placed(mark);
            if (looks.TryAdd(look, looks.Count))
            {
                sizes.Add(mark.Path.Length > 0 ? mark.Path.Length : $"{mark}".Length);
            }

            sequence.Add((looks[look], y));
            places[sequence[^1]] = isPath ? Mark.Path(mark.Path) : mark;
        }

        var runs = new RepeatedRuns(sequence, looks.Count);
        var kept = WorthSharing(runs, sizes);
        var first = new Dictionary<int, (string Name, int Y)>();
        Element[] written = [.. Together(runs.Sequence.SelectMany(item => At(item.What, item.Y)))];
        return isPath && marks[0].Look != "path" ? [marks[0].Around(written, "g")] : written;

        IEnumerable<Element> At(int what, int y)
        {
            if (runs.Parts(what) is not { } parts)
            {
                return [places[(what, y)]];
            }

            if (first.TryGetValue(what, out var there))
            {
                return [new Element("use") { ["href"] = $"#{there.Name}", ["y"] = Coordinate((y - there.Y) / 100.0) }];
            }

            if (!kept.Contains(what))
            {
                return parts.SelectMany(part => At(part.What, y + part.Y));
            }

            first[what] = ($"{prefix}{named++:x}", y);
            return [new Element("g") { ["id"] = first[what].Name }
                .Containing([.. Together(parts.SelectMany(part => At(part.What, y + part.Y)))])];
        }
    }

    /// <summary>The runs that are shorter to use than to write again.</summary>
    private static HashSet<int> WorthSharing(RepeatedRuns runs, List<int> sizes)
    {
        var (kept, times) = (new HashSet<int>(), runs.Times());
        foreach (var run in runs.All)
        {
            var parts = runs.Parts(run)!;
            var size = parts.Sum(part => kept.Contains(part.What) ? Use : sizes[part.What]);
            sizes.Add(size);
            if ((times[run] - 1) * (size - Use) > Run)
            {
                kept.Add(run);
                continue;
            }

            foreach (var (part, _) in parts)
            {
                times[part] += times[run] - 1;
            }
        }

        return kept;
    }

    /// <summary>Elements in which the paths of one look are one.</summary>
    private static IEnumerable<Element> Together(IEnumerable<Element> elements) => new Element("g").Containing(elements).Compact().Children;

    /// <summary>A mark without its place from the top, and that place in hundredths of a pixel.</summary>
    private static (string Look, int Y) Placed(Element mark)
    {
        if (mark.Tag == "text" && mark.Attribute("y") is { } place)
        {
            return ($"{mark.Look.Replace($" y=\"{place}\"", string.Empty)}>{mark.Content}", Hundredths(place));
        }

        return Movable().Match(mark.Path) is { Success: true } path
            ? ($"{path.Groups["x"]}|{path.Groups["steps"]}", Hundredths(path.Groups["y"].Value)) : ($"{mark}", 0);
    }

    private static int Hundredths(string number) => (int)Math.Round(100 * double.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>A path whose steps go on from where it begins.</summary>
    [GeneratedRegex(@"^M(?<x>[\d.-]+) (?<y>[\d.-]+)(?<steps>[a-z\d. -]*)$")]
    private static partial Regex Movable();
}
