using CourseKit.Figures.Data;

namespace CourseKit.Figures.Terminal;

/// <summary>Pictures made of characters.</summary>
internal static class Blocks
{
    private const string Shading = " ░▒▓█", Heights = "▁▂▃▄▅▆▇█";
    private const int WidestPicture = 60, LongestSparkline = 60, LongestBar = 40;

    /// <summary>An image as blocks, two characters a pixel, the highest values as full blocks; a larger one is thinned out.</summary>
    public static string Shades(Raster image, ColorScale scale)
    {
        var every = Math.Max(1, (image.Width + WidestPicture - 1) / WidestPicture);
        return string.Join('\n', Places(image.Height, every).Select(row =>
            string.Concat(Places(image.Width, every).Select(column => Twice(Shading, scale.Place(image.Brightness(row, column)))))
                .TrimEnd()));
    }

    /// <summary>Values as heights of blocks.</summary>
    public static string Sparkline(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return "no values";
        }

        var (low, high) = (finite.Min(), finite.Max());
        var count = Math.Min(values.Count, LongestSparkline);
        return string.Concat(Enumerable.Range(0, count)
            .Select(i => values[(int)((long)i * values.Count / count)])
            .Select(value => double.IsFinite(value) ? Pick(Heights, high > low ? (value - low) / (high - low) : 0.5) : ' '));
    }

    /// <summary>A line for each label: a bar of blocks, as long as the value is large, and the value. Where there are negative ones, their
    /// bars end at a line on which the others begin.</summary>
    public static IEnumerable<string> Bars(IReadOnlyList<string> labels, IReadOnlyList<double> values)
    {
        var widest = labels.Select(label => label.Length).DefaultIfEmpty().Max();
        double[] finite = [.. values.Where(double.IsFinite).Append(0)];
        var (low, high) = (finite.Min(), finite.Max());
        return labels.Zip(values, (label, value) =>
        {
            var (below, above) = (Bar(Math.Min(value, 0)), Bar(Math.Max(value, 0)));
            var zero = low < 0 ? $"{below.PadLeft(Bar(low).Length)}│" : string.Empty;
            return $"{label.PadRight(widest)}  {zero}{above}{(zero.Length + above.Length > 0 ? " " : string.Empty)}{Digits.Label(value)}";
        });

        string Bar(double value) =>
            new('█', double.IsFinite(value) && high > low ? (int)Math.Round(Math.Abs(value) / (high - low) * LongestBar) : 0);
    }

    /// <summary>Numbers in columns.</summary>
    public static string Table(int rows, int columns, Func<int, int, string> number)
    {
        var widest = (from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select number(row, column).Length)
            .DefaultIfEmpty().Max();
        return string.Join('\n', Enumerable.Range(0, rows).Select(row =>
            string.Join("  ", Enumerable.Range(0, columns).Select(column => number(row, column).PadLeft(widest)))));
    }

    /// <summary>The numbers of a matrix [H, W] in rows and columns.</summary>
    public static string Table(Tensor matrix) =>
        Table(matrix.Shape[0], matrix.Shape[1], (row, column) => Digits.Label(matrix[row, column], 3));

    private static IEnumerable<int> Places(int size, int every) => Enumerable.Range(0, (size + every - 1) / every).Select(i => i * every);

    private static string Twice(string scale, double place) => new(double.IsFinite(place) ? Pick(scale, place) : '?', 2);

    private static char Pick(string scale, double place) => scale[(int)Math.Clamp(place * scale.Length, 0, scale.Length - 1)];
}
