namespace CourseKit.Figures.Drawings;

/// <summary>A table of square cells in a drawing.</summary>
internal sealed record NumberGrid(double Left, double Top, int Rows, int Columns, double Cell = NumberGrid.UsualCell)
{
    public const double UsualCell = 32;

    private const double NarrowestCell = 24;

    public double Right => Left + (Columns * Cell);

    public double Bottom => Top + (Rows * Cell);

    /// <summary>The size of a cell in which each of these numbers has room.</summary>
    public static double CellFor(params IEnumerable<Tensor> numbers) => CellFor(numbers.SelectMany(tensor => tensor.ToArray()));

    /// <summary>The size of a cell in which each of these numbers has room.</summary>
    public static double CellFor(IEnumerable<float> numbers) => numbers
        .Select(value => Math.Ceiling(Wrapping.Width(Digits.Label(value, 3)) + 6)).Append(NarrowestCell).Max();

    /// <summary>A part of the grid, with its own rows and columns from 0.</summary>
    public NumberGrid Part(int row, int column, int rows, int columns) =>
        new(Left + (column * Cell), Top + (row * Cell), rows, columns, Cell);

    /// <summary>The path around the grid.</summary>
    public string Outline => Mark.Box(Left, Top, Columns * Cell, Rows * Cell);

    /// <summary>The path of the lines between the cells and around them.</summary>
    public string Mesh => string.Concat(
        Enumerable.Range(0, Rows + 1).Select(row => Mark.Line(Left, Top + (row * Cell), Right, Top + (row * Cell)))
            .Concat(Enumerable.Range(0, Columns + 1)
                .Select(column => Mark.Line(Left + (column * Cell), Top, Left + (column * Cell), Bottom))));

    /// <summary>The lines between the cells and around them.</summary>
    public Element Lines() => Mark.Path(Mesh);

    /// <summary>A text in the middle of a cell.</summary>
    public Element Text(int row, int column, string text) =>
        Mark.Text(Left + ((column + 0.5) * Cell), Top + ((row + 0.5) * Cell) + 4, text);

    /// <summary>A text in the middle of a cell, in a color.</summary>
    public Element Text(int row, int column, string text, Rgb color) =>
        Mark.Text(Left + ((column + 0.5) * Cell), Top + ((row + 0.5) * Cell) + 4, text, color);

    /// <summary>The path of a line through a cell, which strikes it out.</summary>
    public string Strike(int row, int column) => Mark.Line(
        Left + (column * Cell) + 3, Top + ((row + 1) * Cell) - 3, Left + ((column + 1) * Cell) - 3, Top + (row * Cell) + 3);

    /// <summary>A text in the lower right corner of a cell; it ends there.</summary>
    public Element Corner(int row, int column, string text) =>
        Mark.Text(Left + ((column + 1) * Cell) - 2, Top + ((row + 1) * Cell) - 3, text);

    /// <summary>A text for each cell.</summary>
    public IEnumerable<Element> Texts(Func<int, int, string> text) =>
        from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) select Text(row, column, text(row, column));
}
