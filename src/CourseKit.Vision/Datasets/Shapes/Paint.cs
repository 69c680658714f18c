using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>Color that varies over a surface: red, green and blue at each place of an image.</summary>
internal sealed class Paint
{
    private const int CoarseCells = 3, FineCells = 9;

    private readonly double[] first, second, coarse, fine;
    private readonly int size;

    /// <summary>Draws two colors, and a pattern of spots in which they mix.</summary>
    private Paint(Generator random, int size, double[] first, double[] second)
    {
        (this.size, this.first, this.second) = (size, first, second);
        (coarse, fine) = (Grid(random, CoarseCells), Grid(random, FineCells));
    }

    /// <summary>Gets the brightness between those of the two colors.</summary>
    public double Brightness => (first.Sum() + second.Sum()) / 6;

    /// <summary>Draws the paint of a background.</summary>
    public static Paint Background(Generator random, int size)
    {
        var color = Color(random);
        return new Paint(random, size, color, Near(random, color, 0.25));
    }

    /// <summary>Draws a paint that is clearly brighter or darker than another one, of any color.</summary>
    public static Paint Against(Generator random, int size, Paint background)
    {
        double[] color;
        do
        {
            color = Color(random);
        }
        while (Math.Abs((color.Sum() / 3) - background.Brightness) < 0.3);
        return new Paint(random, size, color, Near(random, color, 0.12));
    }

    /// <summary>Returns the color of a pixel.</summary>
    public (double Red, double Green, double Blue) At(int pixel)
    {
        var (row, column) = Math.DivRem(pixel, size);
        var mix = (0.65 * Spots(coarse, CoarseCells, row, column)) + (0.35 * Spots(fine, FineCells, row, column));
        double Mixed(int channel) => first[channel] + (mix * (second[channel] - first[channel]));
        return (Mixed(0), Mixed(1), Mixed(2));
    }

    private static double[] Color(Generator random) => [random.Number(), random.Number(), random.Number()];

    private static double[] Near(Generator random, double[] color, double distance) =>
        [.. color.Select(value => Math.Clamp(value + Hand.Between(random, -distance, distance), 0, 1))];

    private static double[] Grid(Generator random, int cells) =>
        [.. Enumerable.Range(0, (cells + 1) * (cells + 1)).Select(_ => (double)random.Number())];

    /// <summary>Value noise: numbers at the corners of cells, and between them straight lines.</summary>
    private double Spots(double[] grid, int cells, int row, int column)
    {
        var (y, x) = ((double)row * cells / size, (double)column * cells / size);
        var (top, left) = ((int)y, (int)x);
        var (down, across) = (y - top, x - left);
        var corner = (top * (cells + 1)) + left;
        var upper = grid[corner] + (across * (grid[corner + 1] - grid[corner]));
        corner += cells + 1;
        var lower = grid[corner] + (across * (grid[corner + 1] - grid[corner]));
        return upper + (down * (lower - upper));
    }
}
