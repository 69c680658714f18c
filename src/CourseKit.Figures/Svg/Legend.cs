namespace CourseKit.Figures.Svg;

/// <summary>Names beside their colors, in lines above a plot; nothing where none has a name.</summary>
internal sealed class Legend
{
    private const double Line = 18, Swatch = 18, Between = 18;

    private readonly List<(double X, double Y, string Name, Rgb Color)> entries = [];
    private readonly double top;

    public Legend(IEnumerable<string> names, double left, double width)
        : this(names.Select((name, number) => (name, Palette.Of(number))), left, width)
    {
    }

    public Legend(IEnumerable<(string Name, Rgb Color)> colors, double left, double width, double top = 0)
    {
        this.top = top;
        var (x, y) = (left, top);
        foreach (var (name, color) in colors.Select(entry => (Wrapping.Cut(entry.Name, width - Swatch - Between), entry.Color))
            .Where(entry => entry.Item1.Length > 0))
        {
            var needed = Swatch + Wrapping.Width(name) + Between;
            if (x > left && x + needed > left + width)
            {
                (x, y) = (left, y + Line);
            }

            entries.Add((x, y, name, color));
            x += needed;
        }
    }

    /// <summary>The height of all entries, in pixels.</summary>
    public double Height => entries.Count == 0 ? 0 : entries[^1].Y + Line - top;

    public IEnumerable<Element> Layers()
    {
        yield return Mark.Layer(entries.Select(entry => Mark.Area(entry.Color, Mark.Box(entry.X, entry.Y + 5, Swatch - 5, 6))));
        yield return Mark.Writing(Mark.Start, 12, entries.Select(entry => Mark.Text(entry.X + Swatch, entry.Y + 12, entry.Name)));
    }
}
