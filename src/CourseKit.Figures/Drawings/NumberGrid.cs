namespace CourseKit.Figures.Drawings;

/// <summary>A table of square cells in a drawing.</summary>
internal sealed record NumberGrid(double Left, double Top, int Rows, int Columns, double Cell = NumberGrid.UsualCell)
{
    public const double UsualCell = 32;

    public double Right => Left + (Columns * Cell);

    public double Bottom => Top + (Rows * Cell);

    /// <summary>A part of the grid, with its own rows and columns from 0.</summary>
    public NumberGrid Part(int row, int column, int rows, int columns) =>
        new(Left + (column * Cell), Top + (row * Cell), rows, columns, Cell);

    /// <summary>The path around the grid.</summary>
    public string Outline => Mark.Box(Left, Top, Columns * Cell, Rows * Cell);

    /// <summary>The lines between the cells and around them.</summary>
    public Element Lines() => Mark.Path(string.Concat(
        Enumerable.Range(0, Rows + 1).Select(row => Mark.Line(Left, Top + (row * Cell), Right, Top + (row * Cell)))
            .Concat(Enumerable.Range(0, Columns + 1)
                .Select(column => Mark.Line(Left + (column * Cell), Top, Left + (column * Cell), Bottom)))));

    /// <summary>A text in the middle of a cell.</summary>
    public Element Text(int row, int column, string text) =>
        Mark.Text(Left + ((column + 0.5) * Cell), Top + ((row + 0.5) * Cell) + 4, text);

    /// <summary>A text in the lower right corner of a cell; it ends there.</summary>
    public Element Corner(int row, int column, string text) =>
        Mark.Text(Left + ((column + 1) * Cell) - 2, Top + ((row + 1) * Cell) - 3, text);

    /// <summary>A text for each cell.</summary>
    public IEnumerable<Element> Texts(Func<int, int, string> text) =>
        from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) select Text(row, column, text(row, column));
}
