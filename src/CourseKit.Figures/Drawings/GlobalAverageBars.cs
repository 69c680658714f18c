using CourseKit.Figures.Data;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Drawings;

/// <summary>Global average pooling: each map as a small picture, and its mean as a bar, all on one axis.</summary>
public sealed record GlobalAverageBars : Drawing
{
    private const int MostMaps = 24, MostPixels = 256;
    private const double Width = 440, PictureWidth = 84, PictureHeight = 48, Row = 56, BelowBars = 50, Bar = 14, Gap = 5;

    private readonly Raster[] maps;
    private readonly string[] names;
    private readonly float[] means;

    /// <summary>Creates a drawing of the means of maps [C, H, W].</summary>
    /// <param name="maps">The maps.</param>
    /// <param name="names">The name of each map, such as that of its class; by default its number, from 1.</param>
    /// <exception cref="ShapeException">These are no maps or more than can be drawn, or there are not as many names.</exception>
    /// <exception cref="ArgumentException">A name is null.</exception>
    public GlobalAverageBars(Tensor maps, IEnumerable<string>? names = null)
    {
        if (maps?.Shape is not [>= 1 and <= MostMaps and var count, >= 1 and <= MostPixels and var height,
            >= 1 and <= MostPixels and var width])
        {
            throw new ShapeException(
                $"Global averages are drawn for up to {MostMaps} maps [C, H, W] of up to {MostPixels}×{MostPixels} pixels.",
                Words.Shape(maps));
        }

        this.names = [.. names ?? Enumerable.Range(1, count).Select(number => $"map {number}")];
        if (this.names.Length != count)
        {
            throw new ShapeException("Each map has one name.", $"{Words.Count(count, "map")} and {Words.Count(this.names.Length, "name")}");
        }

        if (Array.IndexOf(this.names, null) is >= 0 and var nameless)
        {
            throw new ArgumentException($"Each map has a name. Received: null for map {nameless + 1}.");
        }

        this.maps = Raster.Maps(maps);
        means = maps.Reshape(1, count, height, width).AdaptiveAvgPool2d(1, 1).ToArray();
    }

    /// <summary>The values from black to white; where there are negative ones too, from orange to purple.</summary>
    private ColorScale Colors
    {
        get
        {
            var finite = maps.SelectMany(map => map.Finite).ToList();
            return ColorScale.OfPicture(finite.Any(value => value < 0) ? ColorMap.OrangePurple : ColorMap.Gray, finite);
        }
    }

    internal override Picture Draw()
    {
        var colors = Colors;
        var cell = Math.Min(PictureWidth / maps[0].Width, PictureHeight / maps[0].Height);
        var height = (Row * maps.Length) + BelowBars;
        var axis = colors.Map.IsDiverging ? "mean of the map (orange: below 0)" : "mean of the map";
        var area = new PlotArea((Width, height), (axis, string.Empty), (cell * maps[0].Width, PlotArea.OneLine), legend: 0);
        var bands = new Bands(area.Top, area.Bottom, maps.Length, Groups: 1);
        var (x, ticks) = Axis(area);
        MapPicture[] pictures = [.. maps.Select((map, i) =>
            new MapPicture(map, colors, 1, bands.Middle(i) - (cell * map.Height / 2), cell))];
        return new Picture(Width, height, [
            .. pictures.Select(picture => picture.Pixels(maps.Length)),
            Mark.Frames(1.5, pictures.Select(picture => Mark.Stroke(RoleColors.Input, picture.Grid.Outline))),
            Mark.Strokes(1, 0.15, area.ColumnLines(x, ticks)),
            .. area.Axes(),
            Mark.Strokes(1, 0.6, Mark.Path(Mark.Line(x.At(0), area.Top, x.At(0), area.Bottom))),
            Mark.Layer(Drawn(_ => true).Select(i => Mark.Area(RoleColors.Output, Mark.Box(
                Math.Min(x.At(0), x.At(means[i])), Top(i), Math.Abs(x.At(means[i]) - x.At(0)), Bar)))),
            Mark.Writing(Mark.Start, 12, Drawn(mean => mean >= 0)
                .Select(i => Mark.Text(x.At(means[i]) + Gap, Top(i) + Bar - 3, Digits.Label(means[i], 3)))),
            Mark.Writing(Mark.End, 12, Drawn(mean => mean < 0)
                .Select(i => Mark.Text(x.At(means[i]) - Gap, Top(i) + Bar - 3, Digits.Label(means[i], 3)))),
            Mark.Writing(Mark.Start, 12, names.Select((name, i) => Mark.Text(
                area.Left + Gap, Top(i) - Gap, Wrapping.Cut(name, area.Right - area.Left - Gap)))),
            area.ColumnLabels(ticks.Marks.Select(tick => (x.At(tick.Value), tick.Label))),
        ])
        {
            Hints =
            [
                .. pictures.SelectMany(picture => picture.Hints(maps.Length)),
                .. Drawn(_ => true).Select(i => new Hint((x.At(0) + x.At(means[i])) / 2, Top(i) + (Bar / 2), Bar,
                    $"{names[i]}: mean {Digits.Label(means[i], 6)}, {Words.Range(maps[i].Finite)}")),
            ],
        };

        double Top(int map) => bands.Middle(map) - (Bar / 2) + 8;
    }

    private protected override string Describe() =>
        $"{Words.Count(maps.Length, "map")} of {maps[0].Height}×{maps[0].Width} and the mean of each: "
        + $"{string.Join(", ", names.Zip(means, (name, mean) => $"{name} {Digits.Label(mean, 3)}"))}.";

    private protected override string Print() =>
        $"mean of each map of {maps[0].Height}×{maps[0].Width}\n{string.Join('\n', Blocks.Bars(names, [.. means.Select(Rounded)]))}";

    /// <summary>The axis from the smallest to the largest mean, 0 included, with room for the numbers at the ends of the bars.</summary>
    private (Scale Scale, AxisTicks Ticks) Axis(PlotArea area)
    {
        float[] finite = [.. means.Where(float.IsFinite).Append(0)];
        var (low, high) = ((double)finite.Min(), (double)finite.Max());
        var number = means.Max(mean => Wrapping.Width(Digits.Label(mean, 3))) + (2 * Gap);
        var scale = new Scale(low, low == high ? 1 : high, area.Left + (low < 0 ? number : 0), area.Right - (high > 0 ? number : 0));
        return (scale, scale.Ticks(5));
    }

    private IEnumerable<int> Drawn(Func<float, bool> where) =>
        Enumerable.Range(0, means.Length).Where(i => float.IsFinite(means[i]) && where(means[i]));

    /// <summary>The mean as it is written.</summary>
    private static double Rounded(float mean) => float.IsFinite(mean) ? Digits.Round(mean, 3) : mean;
}
