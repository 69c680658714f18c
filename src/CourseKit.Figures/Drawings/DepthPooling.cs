using CourseKit.Figures.Data;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Drawings;

/// <summary>Depth-wise max pooling: the maps of each window over the channels side by side, below them the map of their maxima, and for
/// one pixel which map has won.</summary>
/// <remarks>Maps that lie in no window, because the stride does not divide the channels, stand struck out at the end.</remarks>
public sealed record DepthPooling : Drawing
{
    private const int MostMaps = 24, MostPixels = 128, MostNumbers = 400;
    private const double LargestMap = 104, NarrowMap = 40, Line = 15;

    private readonly PaddedAxis channels;
    private readonly Raster[] maps, maxima;
    private (int Row, int Column) pixel;

    /// <summary>Creates a drawing of the maxima of neighboring maps of [C, H, W].</summary>
    /// <param name="maps">The maps.</param>
    /// <param name="kernel">The number of channels in a window.</param>
    /// <param name="stride">The stride in channels; by default the kernel's size.</param>
    /// <exception cref="ShapeException">These are no maps or more than can be drawn, or there are fewer than the window takes.</exception>
    public DepthPooling(Tensor maps, int kernel, int? stride = null)
    {
        if (maps?.Shape is not [<= MostMaps and var count, >= 1 and <= MostPixels and var height, >= 1 and <= MostPixels and var width])
        {
            throw new ShapeException(
                $"Depth-wise pooling is drawn for up to {MostMaps} maps [C, H, W] of up to {MostPixels}×{MostPixels} pixels.",
                Words.Shape(maps));
        }

        channels = new(count, new(kernel, stride ?? kernel));
        this.maps = Raster.Maps(maps);
        maxima = Raster.Maps(maps.Reshape(1, count, height, width).ChannelMaxPool2d(kernel, stride).Select(0, 0));
        pixel = Clearest();
    }

    private int Kernel => channels.Window.Kernel;

    private int Height => maps[0].Height;

    private int Width => maps[0].Width;

    private double NumberCell => NumberGrid.CellFor(maps.SelectMany(map => map.Values));

    /// <summary>Gets whether the maps are small and few enough for numbers; others are pictures.</summary>
    private bool HasNumbers => channels.Outputs * (Kernel + 1) * Height * Width <= MostNumbers
        && Width * NumberCell <= ChannelGroups.WidestMap(Kernel);

    private double Cell => HasNumbers ? NumberCell
        : Math.Min(LargestMap / Math.Max(Height, Width), ChannelGroups.WidestMap(Kernel) / Width);

    private IEnumerable<string> Findings => Enumerable.Range(0, channels.Outputs).Select(Finding);

    /// <summary>Returns the drawing with another pixel for which it is marked which map has won; row and column count from 0.</summary>
    /// <exception cref="ShapeException">The maps have no such pixel.</exception>
    public DepthPooling WithPixel(int row, int column) => row >= 0 && row < Height && column >= 0 && column < Width
        ? this with { pixel = (row, column) }
        : throw new ShapeException($"Maps of {Height}×{Width} have rows 0 to {Height - 1} and columns 0 to {Width - 1}.",
            $"row {row}, column {column}");

    internal override Picture Draw()
    {
        var (cell, width) = (Cell, ChannelGroups.WidthOf(Kernel, Cell * Width));
        var words = 6 + (Line * Findings.Max(finding => Wrapping.Lines(finding, width).Count()));
        var groups = new ChannelGroups(channels, (cell * Width, cell * Height), words);
        var (input, output) = (Scale(RoleColors.Input), Scale(RoleColors.Output));
        MapPicture At((double X, double Y) corner, Raster map, ColorScale scale) => new(map, scale, corner.X, corner.Y, cell);
        MapPicture[][] incoming = [.. groups.Maps.Select((members, group) =>
            members.Select((map, place) => At(groups.Map(group, place), maps[map], input)).ToArray())];
        MapPicture[] outgoing = [.. maxima.Select((map, group) => At(groups.Below(group), map, output))];
        MapPicture[] winners = [.. outgoing.Select((_, group) => incoming[group][Winner(group)])];
        var pooled = incoming.Take(groups.Windows).SelectMany(group => group).ToList();
        var leftOut = incoming.Skip(groups.Windows).SelectMany(group => group).ToList();
        var count = pooled.Count + leftOut.Count + outgoing.Length;
        List<MapPicture> numbered = HasNumbers ? [.. pooled, .. leftOut, .. outgoing] : [];
        Hint[] hints = HasNumbers ? [] : [.. pooled.Concat(leftOut).Concat(outgoing).SelectMany(map => map.Hints(count))];
        return new Picture(groups.Right, groups.Bottom, [
            .. pooled.Concat(leftOut).Concat(outgoing).Select(map => map.Pixels(count)),
            Mark.Frames(0.75, numbered.Select(map => map.Lines())),
            Mark.Layer(numbered.SelectMany(map => map.Numbers())),
            Mark.Frames(5, leftOut.Select(map => Mark.Stroke(Rgb.Gray(1), map.Strike))),
            Mark.Frames(2, leftOut.Select(map => Mark.Stroke(Rgb.Gray(0), map.Strike))),
            Mark.Frames(1.5, pooled.Concat(leftOut).Select(map => Mark.Stroke(RoleColors.Input, map.Grid.Outline))),
            Mark.Frames(1.5, outgoing.Select(map => Mark.Stroke(RoleColors.Output, map.Grid.Outline))),
            Mark.Frames(1.5, outgoing.Select((_, group) => Mark.Stroke(RoleColors.Kernel, groups.Outline(group)))),
            Mark.Frames(1.5, pooled.Except(winners).Select(Frame)),
            Mark.Frames(3, winners.Concat(outgoing).Select(Frame)),
            Mark.Frames(2, outgoing.Select((_, group) => Mark.Stroke(RoleColors.Kernel, groups.Edge(group, Winner(group))))),
            Mark.Layer(groups.Maps.SelectMany((members, group) => members.Zip(incoming[group], (map, picture) => Mark.Text(
                picture.Left + (cell * Width / 2), picture.Top - 11, cell * Width < NarrowMap ? $"{map + 1}" : $"map {map + 1}")))),
            Mark.Layer(groups.Maps.SelectMany((_, group) => Sentence(group)
                .Select((line, i) => Mark.Text(groups.Middle(group), Below(group) + (Line * i), line)))),
        ])
        {
            Hints = hints,
        };

        IEnumerable<string> Sentence(int group) =>
            Wrapping.Lines(group < groups.Windows ? Finding(group) : "in no window", width);
        double Below(int group) => group < groups.Windows
            ? groups.Below(group).Y + (cell * Height) + Line : groups.Map(group, 0).Y + (cell * Height) + Line + 4;
    }

    private protected override string Describe() =>
        $"{Words.Count(maps.Length, "map")} of {Height}×{Width}, pooled across the channels by a window of {Kernel}, stride "
        + $"{channels.Window.Stride}: {Words.Count(maxima.Length, "map")} of maxima.{LeftOut} "
        + $"The pixel in row {pixel.Row + 1}, column {pixel.Column + 1}: {string.Join("; ", Findings)}.";

    private protected override string Print() => string.Join('\n', [
        $"{Words.Count(maps.Length, "map")} of {Height}×{Width}, windows of {Kernel}, stride {channels.Window.Stride}.{LeftOut}",
        .. maxima.Select((map, output) => $"\nmaximum of {Members(output)}\n{Printed(map)}\n"
            + $"pixel in row {pixel.Row + 1}, column {pixel.Column + 1}: {Finding(output)}"),
    ]);

    private string Printed(Raster map) => HasNumbers
        ? Blocks.Table(Height, Width, (row, column) => Digits.Label(map[row, column], 3)) : Blocks.Shades(map, Scale(RoleColors.Output));

    /// <summary>«max(0.2, 0.9, −0.1) = 0.9, from map 2».</summary>
    private string Finding(int output)
    {
        var written = string.Join(", ", Values(output, pixel).Select(value => Digits.Label(value, 3)));
        return $"max({written}) = {Digits.Label(maxima[output][pixel.Row, pixel.Column], 3)}, "
            + $"from map {channels.Start(output) + Winner(output) + 1}";
    }

    private string Members(int output) => channels.Start(output) is var first && Kernel == 1
        ? $"map {first + 1}" : $"maps {first + 1}–{first + Kernel}";

    private string LeftOut => channels.Dropped.Count == 0 ? string.Empty
        : $" In no window: map{(channels.Dropped.Count == 1 ? string.Empty : "s")} {Words.Runs(channels.Dropped)}.";

    /// <summary>Shades of a color behind numbers; pictures are gray, as photos.</summary>
    private ColorScale Scale(Rgb color) =>
        ColorScale.Over(HasNumbers ? ColorMap.Shades(color) : ColorMap.Gray, maps.SelectMany(map => map.Finite));

    private Element Frame(MapPicture map) => Mark.Stroke(RoleColors.Kernel, map.Around(pixel.Row, pixel.Column));

    /// <summary>The values of a pixel in the maps of a window.</summary>
    private float[] Values(int output, (int Row, int Column) at) =>
        [.. Enumerable.Range(channels.Start(output), Kernel).Select(map => maps[map][at.Row, at.Column])];

    /// <summary>The place in a window of the map that has won the pixel, the first of equal ones.</summary>
    private int Winner(int output) => Array.IndexOf(Values(output, pixel), maxima[output][pixel.Row, pixel.Column]);

    /// <summary>The pixel for which the maps that win, win by most.</summary>
    private (int Row, int Column) Clearest() => (
        from row in Enumerable.Range(0, Height)
        from column in Enumerable.Range(0, Width)
        select (row, column)).MaxBy(place => Enumerable.Range(0, channels.Outputs).Min(output => Values(output, place).Order().ToArray()
            is [.., var second, var first] ? first - second : 0));
}
