using CourseKit.Figures.Data;

namespace CourseKit.Figures.Drawings;

/// <summary>A map in a drawing: each pixel in the color of its value, and the value as a number where there is room.</summary>
internal sealed record MapPicture(Raster Map, ColorScale Scale, double Left, double Top, double Cell)
{
    /// <summary>The most pixels that the maps of a drawing have together, if each is drawn by itself.</summary>
    private const int MostDrawn = 700;

    /// <summary>The most pixels that the maps of a drawing have together, if each tells its value.</summary>
    private const int MostHinted = 400;

    /// <summary>The side of the smallest frame that is seen well.</summary>
    private const double SmallestFrame = 8;

    public NumberGrid Grid => new(Left, Top, Map.Height, Map.Width, Cell);

    /// <summary>The pixels, of so many maps in the drawing.</summary>
    public Element Pixels(int maps)
    {
        if (!PixelImage.Suits(Map, MostDrawn / maps))
        {
            return Svg.Pixels.Layer(Left, Top, Cell, Svg.Pixels.Strokes(Map.Colors(Scale)));
        }

        var image = PixelImage.Draw(Map, Scale, Left, Top, Cell, maps);
        if (Cell > 1)
        {
            image["image-rendering"] = "pixelated";
        }

        return Mark.Layer(image);
    }

    /// <summary>The lines between the pixels, which have a color of their own, as the pixels have on light and dark pages.</summary>
    public Element Lines() => Mark.Stroke(Rgb.Gray(0.75), Grid.Mesh);

    /// <summary>A number for each pixel.</summary>
    public IEnumerable<Element> Numbers() =>
        from row in Enumerable.Range(0, Map.Height)
        from column in Enumerable.Range(0, Map.Width)
        let text = Digits.Label(Map[row, column], 3)
        select Scale.At(Map[row, column]) is { } color ? Grid.Text(row, column, text, color.Ink) : Grid.Text(row, column, text);

    /// <summary>The value of each pixel under the pointer; none where there are very many.</summary>
    /// <param name="maps">The number of maps in the drawing.</param>
    public IEnumerable<Hint> Hints(int maps) => Map.Height * Map.Width > MostHinted / maps ? [] :
        from row in Enumerable.Range(0, Map.Height)
        from column in Enumerable.Range(0, Map.Width)
        select new Hint(Left + ((column + 0.5) * Cell), Top + ((row + 0.5) * Cell), Cell, Digits.Label(Map[row, column]));

    /// <summary>The path of a line through the map, which strikes it out.</summary>
    public string Strike => Mark.Line(Grid.Left, Grid.Bottom, Grid.Right, Grid.Top);

    /// <summary>The path around a pixel; around a small one, with some room.</summary>
    public string Around(int row, int column)
    {
        var side = Math.Max(Cell, SmallestFrame);
        return Mark.Box(Left + ((column + 0.5) * Cell) - (side / 2), Top + ((row + 0.5) * Cell) - (side / 2), side, side);
    }
}
