using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Svg;

/// <summary>Colored squares on a grid, drawn as strokes along each row; neighbors of one color are one stroke.</summary>
internal static class Pixels
{
    /// <summary>A layer of pixels, each so large, with its upper left corner there. Nothing is drawn where there is no color.</summary>
    public static Element Layer(double x, double y, double size, IEnumerable<Element> strokes) => new Element("g")
    {
        ["transform"] = $"translate({Coordinate(x)} {Coordinate(y + (size / 2))}) scale({Coordinate(size)})",
        ["fill"] = "none",
        ["shape-rendering"] = "crispEdges",
    }.Containing(strokes);

    /// <summary>One image on the grid, its upper left pixel in column <paramref name="x"/> and row <paramref name="y"/>.</summary>
    public static IEnumerable<Element> Strokes(Rgb?[,] colors, int x = 0, int y = 0)
    {
        var (height, width) = (colors.GetLength(0), colors.GetLength(1));
        for (var row = 0; row < height; row++)
        {
            for (var (column, end) = (0, 0); column < width; column = end)
            {
                end = column + 1;
                if (colors[row, column] is not { } color)
                {
                    continue;
                }

                while (end < width && colors[row, end] == color)
                {
                    end++;
                }

                yield return Mark.Stroke(color, FormattableString.Invariant($"M{x + column} {y + row}h{end - column}"));
            }
        }
    }
}
