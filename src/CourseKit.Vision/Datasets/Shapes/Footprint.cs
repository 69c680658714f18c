namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>The part of each pixel of an image that a shape covers.</summary>
internal sealed class Footprint
{
    /// <summary>The samples of a pixel, in a grid of 4×4.</summary>
    public const int Samples = Grid * Grid;

    private const int Grid = 4;

    /// <summary>√2, the farthest corner of the square of a shape, and the most that it is stretched.</summary>
    private const double Reach = 1.42 * 1.18;

    private readonly byte[] coverage;
    private readonly int size;
    private readonly List<int> pixels = [];

    public Footprint(Silhouette shape, Pose pose, int size)
    {
        (this.size, coverage) = (size, new byte[size * size]);
        var reach = Reach * pose.Radius;
        var (top, bottom) = Within(pose.Y, reach);
        var (left, right) = Within(pose.X, reach);
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                var covered = Covered(shape, pose, row, column);
                coverage[(row * size) + column] = covered;
                if (covered >= Samples / 2)
                {
                    pixels.Add((row * size) + column);
                }
            }
        }
    }

    /// <summary>Gets the pixels that belong to the shape: those that it covers by half or more.</summary>
    public IReadOnlyList<int> Pixels => pixels;

    /// <summary>Gets the number of samples of a pixel that are covered.</summary>
    public int this[int pixel] => coverage[pixel];

    private (int First, int End) Within(double center, double reach) =>
        ((int)Math.Clamp(Math.Floor(center - reach), 0, size), (int)Math.Clamp(Math.Ceiling(center + reach), 0, size));

    private static byte Covered(Silhouette shape, Pose pose, int row, int column)
    {
        var (centerX, centerY) = pose.ToShape(column + 0.5, row + 0.5);
        var margin = 1 + (1 / pose.Radius);
        if (Math.Abs(centerX) > margin || Math.Abs(centerY) > margin)
        {
            return 0;
        }

        // Most pixels lie inside or outside as a whole, as their corners show.
        var corners = Covered(shape, pose, row, column, step: Grid - 1);
        return corners is 0 ? (byte)0 : corners is 4 ? (byte)Samples : Covered(shape, pose, row, column, step: 1);
    }

    private static byte Covered(Silhouette shape, Pose pose, int row, int column, int step)
    {
        byte covered = 0;
        for (var down = 0; down < Grid; down += step)
        {
            for (var across = 0; across < Grid; across += step)
            {
                var (x, y) = pose.ToShape(column + ((across + 0.5) / Grid), row + ((down + 0.5) / Grid));
                covered += (byte)(shape.Contains(x, y) ? 1 : 0);
            }
        }

        return covered;
    }
}
