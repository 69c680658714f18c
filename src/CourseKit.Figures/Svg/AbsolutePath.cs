using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Svg;

/// <summary>Paths without the steps h, v and l, which go on from where the line is: in capital letters, all places are absolute.</summary>
internal static partial class AbsolutePath
{
    /// <summary>The path in capital letters.</summary>
    public static string Of(string path)
    {
        var absolute = new StringBuilder(path.Length);
        var (x, y) = (0.0, 0.0);
        foreach (var (command, numbers) in Commands(path))
        {
            (x, y) = command switch
            {
                'h' => (x + numbers[0], y),
                'v' => (x, y + numbers[0]),
                'l' => (x + numbers[0], y + numbers[1]),
                'M' or 'L' => (numbers[0], numbers[1]),
                _ => (x, y),
            };
            absolute.Append(command switch
            {
                'h' => $"H{Coordinate(x)}",
                'v' => $"V{Coordinate(y)}",
                'z' => "Z",
                'l' => $"L{Coordinate(x)} {Coordinate(y)}",
                _ => $"{command}{Coordinate(x)} {Coordinate(y)}",
            });
        }

        return absolute.ToString();
    }

    /// <summary>The areas of pixels that are written as strokes along their rows.</summary>
    /// <param name="strokes">The strokes, in pixels: <c>M2 1h3</c> for the pixels 2 to 4 of row 1.</param>
    /// <param name="x">The left side of the pixels.</param>
    /// <param name="y">The middle of row 0.</param>
    /// <param name="size">The side of a pixel.</param>
    public static string OfPixels(string strokes, double x, double y, double size) => string.Concat(Commands(strokes).Chunk(2).Select(run =>
        (run[0].Numbers, run[1].Numbers) is ([var column, var row], [var length])
            ? Of(Mark.Box(x + (column * size), y + ((row - 0.5) * size), length * size, size)) : string.Empty));

    private static IEnumerable<(char Command, double[] Numbers)> Commands(string path) => Command().Matches(path).Select(match => (
        match.ValueSpan[0],
        match.Value[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()));

    [GeneratedRegex("[MLhvlz][^MLhvlz]*")]
    private static partial Regex Command();
}
