namespace CourseKit.Figures.Drawings;

/// <summary>Feature maps of one layer in an oblique view, one behind the other, as sheets seen from the side.</summary>
/// <remarks>Of many maps the first ones and the last are drawn.</remarks>
internal sealed record MapStack(double Left, double Top, int Maps, int Rows, int Columns, double Cell)
{
    /// <summary>The number of maps that are all drawn; of more, one place stands for those between.</summary>
    public const int MostDrawn = 6;

    /// <summary>The run and the rise of a pixel along a row, in parts of a cell.</summary>
    private const double Run = 0.6, Rise = 0.34, LeastSpacing = 26, Overlap = 0.62;

    /// <summary>The drawn maps, from 0, each with its place in the stack.</summary>
    public IReadOnlyList<(int Map, int Place)> Drawn => Maps <= MostDrawn
        ? [.. Enumerable.Range(0, Maps).Select(map => (map, map))]
        : [.. Enumerable.Range(0, MostDrawn - 2).Select(map => (map, map)), (Maps - 1, MostDrawn - 1)];

    public double Right => X(Math.Min(Maps, MostDrawn) - 1) + SheetWidth;

    public double Height => (Rows * Cell) + (Columns * Rise * Cell);

    public double Bottom => Top + Height;

    private double SheetWidth => Columns * Run * Cell;

    /// <summary>The corner of the pixel in this row and column of the map at a place; the lower right corner of the last pixel is that of
    /// (<see cref="Rows"/>, <see cref="Columns"/>).</summary>
    public (double X, double Y) Corner(int place, double row, double column) =>
        (X(place) + (column * Run * Cell), Top + (Columns * Rise * Cell) + (row * Cell) - (column * Rise * Cell));

    /// <summary>The path around some rows and columns of the map at a place.</summary>
    public string Outline(int place, int row, int column, int rows, int columns) => "M" + string.Join('L', new[]
    {
        Corner(place, row, column), Corner(place, row, column + columns), Corner(place, row + rows, column + columns),
        Corner(place, row + rows, column),
    }.Select(corner => $"{Digits.Coordinate(corner.X)} {Digits.Coordinate(corner.Y)}")) + "z";

    /// <summary>The path around the map at a place.</summary>
    public string Outline(int place) => Outline(place, 0, 0, Rows, Columns);

    /// <summary>The lines between the pixels of the map at a place.</summary>
    public string Lines(int place) => string.Concat(
        Enumerable.Range(0, Rows + 1).Select(row => Line(Corner(place, row, 0), Corner(place, row, Columns)))
            .Concat(Enumerable.Range(0, Columns + 1).Select(column => Line(Corner(place, 0, column), Corner(place, Rows, column)))));

    /// <summary>The number of each drawn map below it, and dots for those between.</summary>
    public IEnumerable<Element> Numbers()
    {
        foreach (var (map, place) in Drawn)
        {
            yield return Mark.Text(X(place), Bottom + 13, $"{map + 1}");
        }

        if (Maps > MostDrawn)
        {
            yield return Mark.Text(X(MostDrawn - 2), Bottom + 13, "⋯");
        }
    }

    private double X(int place) => Left + (place * Math.Max(LeastSpacing, SheetWidth * Overlap));

    private static string Line((double X, double Y) from, (double X, double Y) to) => Mark.Line(from.X, from.Y, to.X, to.Y);
}
