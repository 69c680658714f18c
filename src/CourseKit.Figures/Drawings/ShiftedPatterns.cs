using CourseKit.Figures.Data;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Drawings;

/// <summary>A pattern, the pattern shifted to the right pixel by pixel, and below each what max pooling makes of it; values that differ
/// from those of the unshifted pattern are framed.</summary>
/// <remarks>Zeros come in from the left. A shift by the stride moves all values by one cell.</remarks>
public sealed record ShiftedPatterns : Drawing
{
    private const int MostPixels = 32, MostShifts = 4;
    private const double Widest = 440, Gap = 20, Between = 10, LargestCell = 26, SmallestWindow = 12, Line = 15, Inset = 3;

    private readonly Raster[] patterns, pooled;
    private readonly int window, stride;

    /// <summary>Creates a drawing of a pattern [H, W] and of its shifts by 1, 2, … pixels.</summary>
    /// <param name="pattern">The pattern, of zeros and ones or any other numbers.</param>
    /// <param name="window">The number of pixels along each side of the window of max pooling.</param>
    /// <param name="stride">The number of pixels that the window moves at each step; by default the window's.</param>
    /// <param name="shifts">The largest shift, in pixels.</param>
    /// <exception cref="ShapeException">The pattern is no matrix or too large to draw, the window does not fit, or a shift moves all of the
    /// pattern out of the picture.</exception>
    public ShiftedPatterns(Tensor pattern, int window = 2, int? stride = null, int shifts = 2)
    {
        if (pattern?.Shape is not [>= 1 and <= MostPixels and var height, >= 1 and <= MostPixels and var width])
        {
            throw new ShapeException(
                $"Shifts are drawn of a pattern [H, W] of up to {MostPixels}×{MostPixels} pixels; a smaller one shows the rule.",
                Words.Shape(pattern));
        }

        if (shifts < 1 || shifts > Math.Min(MostShifts, width - 1))
        {
            throw new ShapeException(
                $"A pattern is shifted by 1 to {MostShifts} pixels, and by fewer than it is wide.",
                $"{shifts} for a pattern of {width} pixels across");
        }

        (this.window, this.stride) = (window, stride ?? window);
        Tensor[] shifted = [.. Enumerable.Range(0, shifts + 1).Select(shift => pattern.Pad(0, 0, shift, 0)[.., ..width])];
        patterns = [.. shifted.Select(Raster.Matrix)];
        pooled = [.. shifted.Select(each => Raster.Matrix(each.Reshape(1, 1, height, width).MaxPool2d(window, stride).Select(0, 0)))];
    }

    private double Cell => Math.Min(LargestCell,
        Math.Floor(((Widest / patterns.Length) - Gap) / patterns[0].Width));

    private double PanelWidth => Cell * patterns[0].Width;

    /// <summary>The side of a pooled value, which stands below its window.</summary>
    private double PooledCell => Math.Min(Cell * stride, PanelWidth / pooled[0].Width);

    private bool HasAllWindows => stride >= window && Cell * window >= SmallestWindow;

    private int Values => pooled[0].Height * pooled[0].Width;

    private IEnumerable<int> Shifts => Enumerable.Range(0, patterns.Length);

    internal override Picture Draw()
    {
        var finite = patterns.SelectMany(pattern => pattern.Finite).ToList();
        var (input, output) = (ColorScale.Over(ColorMap.Shades(RoleColors.Input), finite),
            ColorScale.Over(ColorMap.Shades(RoleColors.Output), finite));
        var above = Line * Shifts.Max(shift => Lines(Name(shift)).Length);
        var middle = above + (Cell * patterns[0].Height) + Between;
        var below = middle + (PooledCell * pooled[0].Height);
        MapPicture[] maps = [.. Shifts.Select(shift => new MapPicture(patterns[shift], input, Left(shift), above, Cell))];
        MapPicture[] maxima = [.. Shifts.Select(shift => new MapPicture(pooled[shift], output, Left(shift), middle, PooledCell))];
        var legend = below + (Line * (Shifts.Max(shift => Lines(Outcome(shift)).Length) + 1)) + 5;
        var width = Left(patterns.Length) - (Gap / 2);
        string[] words = Shifts.Any(shift => Same(shift) < Values)
            ? [.. Wrapping.Lines("framed: other values than without a shift", width - Gap)] : [];
        return new Picture(width, legend + (Line * (words.Length - 1)) + 4, [
            .. maps.Concat(maxima).Select(map => map.Pixels(2 * patterns.Length)),
            Mark.Frames(0.75, maps.Concat(maxima).Where(map => map.Cell > 5).Select(map => map.Lines())),
            Mark.Frames(1, maps.Select(map => Mark.Stroke(RoleColors.Input, map.Grid.Outline))),
            Mark.Frames(1.5, maps.SelectMany(Windows).Select(outline => Mark.Stroke(RoleColors.Kernel, outline))),
            Mark.Frames(1.5, maxima.Select(map => Mark.Stroke(RoleColors.Output, map.Grid.Outline))),
            Mark.Layer(maps.Concat(maxima).Where(HasRoom).SelectMany(map => map.Numbers())),
            Mark.Frames(2, Shifts.SelectMany(shift => Frames(shift, maxima[shift]))),
            Mark.Layer(Shifts.SelectMany(shift => Texts(shift, Lines(Name(shift)), Line - 5))),
            Mark.Layer(Shifts.SelectMany(shift => Texts(shift, Lines(Outcome(shift)), below + Line))),
            Mark.Writing(Mark.Start, 12, words.Select((line, i) => Mark.Text(Gap / 2, legend + (i * Line), line))),
        ])
        {
            Hints = [.. maps.Concat(maxima).Where(map => !HasRoom(map)).SelectMany(map => map.Hints(2 * patterns.Length))],
        };
    }

    private protected override string Describe() =>
        $"A pattern of {patterns[0].Height}×{patterns[0].Width} and its shifts to the right; below each the maximum of each "
        + $"{window}×{window} window, stride {stride}. "
        + string.Join(' ', Shifts.Skip(1).Select(shift => $"Shifted by {Words.Count(shift, "pixel")}: {Joined(shift)}."));

    private protected override string Print() => string.Join("\n\n", Shifts.Select(shift =>
        $"{Name(shift)[0]}\n{Blocks.Shades(patterns[shift], ColorScale.Over(ColorMap.Ink, patterns[0].Finite.Append(0)))}\n"
        + $"{Joined(shift)}\n{Table(shift)}"));

    private static string[] Name(int shift) => [shift == 0 ? "pattern" : $"{Words.Count(shift, "pixel")} to the right"];

    /// <summary>«6 of 8 the same», and where the shift is a multiple of the stride, «all moved by 1 cell».</summary>
    private string[] Outcome(int shift) => shift == 0 ? [$"maximum of {window}×{window}", $"stride {stride}"]
        : shift % stride != 0 ? [$"{Same(shift)} of {Values} the same"]
        : [$"{Same(shift)} of {Values} the same", $"all moved by {Words.Count(shift / stride, "cell")}"];

    private string Joined(int shift) => string.Join(", ", Outcome(shift));

    private int Same(int shift) => Values - Different(shift).Count();

    /// <summary>The places of pooled values that a shift has changed.</summary>
    private IEnumerable<(int Row, int Column)> Different(int shift) =>
        from row in Enumerable.Range(0, pooled[0].Height)
        from column in Enumerable.Range(0, pooled[0].Width)
        where !pooled[shift][row, column].Equals(pooled[0][row, column])
        select (row, column);

    /// <summary>Numbers in columns, those that a shift has changed with a star.</summary>
    private string Table(int shift)
    {
        var different = Different(shift).ToHashSet();
        var table = Blocks.Table(pooled[0].Height, pooled[0].Width, (row, column) =>
            $"{Digits.Label(pooled[shift][row, column], 3)}{(different.Contains((row, column)) ? '*' : ' ')}");
        return string.Join('\n', table.Split('\n').Select(line => line.TrimEnd()));
    }

    private static bool HasRoom(MapPicture map) => map.Cell >= NumberGrid.CellFor(map.Map.Values);

    /// <summary>The windows, or where they overlap or are too small to be told apart, the first one.</summary>
    private IEnumerable<string> Windows(MapPicture map) =>
        from row in Enumerable.Range(0, HasAllWindows ? pooled[0].Height : 1)
        from column in Enumerable.Range(0, HasAllWindows ? pooled[0].Width : 1)
        select map.Grid.Part(row * stride, column * stride, window, window).Outline;

    /// <summary>A frame inside each value that a shift has changed.</summary>
    private IEnumerable<Element> Frames(int shift, MapPicture map)
    {
        var inset = Math.Min(Inset, map.Cell / 4);
        var side = map.Cell - (2 * inset);
        return Different(shift).Select(place => Mark.Stroke(
            map.Scale.At(map.Map[place.Row, place.Column])?.Ink ?? RoleColors.Output,
            Mark.Box(map.Left + (place.Column * map.Cell) + inset, map.Top + (place.Row * map.Cell) + inset, side, side)));
    }

    private double Left(int shift) => (Gap / 2) + (shift * (PanelWidth + Gap));

    private string[] Lines(string[] sentences) => [.. sentences.SelectMany(text => Wrapping.Lines(text, PanelWidth + Gap - 6))];

    private IEnumerable<Element> Texts(int shift, string[] lines, double top) =>
        lines.Select((line, i) => Mark.Text(Left(shift) + (PanelWidth / 2), top + (i * Line), line));
}
