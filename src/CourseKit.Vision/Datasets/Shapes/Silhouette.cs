namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>Shape that the course draws, in the square from (−1, −1) at the top left to (1, 1).</summary>
/// <remarks>No more than sums, products and quotients decide what is inside, so every machine draws the same bits.</remarks>
/// <param name="Name">The name of the shape.</param>
/// <param name="Contains">The test of whether a point lies inside.</param>
internal sealed record Silhouette(string Name, Func<double, double, bool> Contains)
{
    private static readonly (double X, double Y)[] Triangle = [(0, -0.95), (0.9, 0.7), (-0.9, 0.7)],
        Star =
        [
            (0, -1), (0.235, -0.324), (0.951, -0.309), (0.380, 0.124), (0.588, 0.809),
            (0, 0.4), (-0.588, 0.809), (-0.380, 0.124), (-0.951, -0.309), (-0.235, -0.324),
        ],
        Arrow = [(0, -0.95), (0.8, 0.05), (0.32, 0.05), (0.32, 0.95), (-0.32, 0.95), (-0.32, 0.05), (-0.8, 0.05)];

    /// <summary>Gets all shapes. A smaller number of classes takes the first ones.</summary>
    public static IReadOnlyList<Silhouette> All { get; } =
    [
        new("circle", (x, y) => Disk(x, y, 0.9)),
        new("square", (x, y) => Box(x, y, 0.75, 0.75)),
        new("triangle", (x, y) => Polygon(Triangle, x, y)),
        new("star", (x, y) => Polygon(Star, x, y)),
        new("cross", (x, y) => Box(x, y, 0.9, 0.3) || Box(x, y, 0.3, 0.9)),
        new("ring", (x, y) => Disk(x, y, 0.95) && !Disk(x, y, 0.55)),
        new("crescent", (x, y) => Disk(x, y, 0.95) && !Disk(x - 0.5, y, 0.75)),
        new("half disk", (x, y) => y >= -0.4 && Disk(x, y + 0.4, 0.95)),
        new("arrow", (x, y) => Polygon(Arrow, x, y)),
        new("heart", (x, y) => Heart(1.2 * x, 0.1 - (1.2 * y))),
    ];

    /// <summary>Gets what lies about in images and is no class.</summary>
    public static Silhouette Bar { get; } = new("bar", (x, y) => Box(x, y, 1, 0.15));

    /// <summary>The names of the first shapes.</summary>
    public static IReadOnlyList<string> Names(int count) => [.. All.Take(count).Select(shape => shape.Name)];

    private static bool Disk(double x, double y, double radius) => (x * x) + (y * y) <= radius * radius;

    private static bool Box(double x, double y, double halfWidth, double halfHeight) =>
        Math.Abs(x) <= halfWidth && Math.Abs(y) <= halfHeight;

    /// <summary>Inside of (x² + y² − 1)³ = x²·y³, y upward.</summary>
    private static bool Heart(double x, double y) =>
        (x * x) + (y * y) - 1 is var rim && (rim * rim * rim) - (x * x * y * y * y) <= 0;

    /// <summary>The even-odd rule: a ray from a point inside crosses an odd number of edges.</summary>
    private static bool Polygon((double X, double Y)[] corners, double x, double y)
    {
        var isInside = false;
        for (var (at, before) = (0, corners.Length - 1); at < corners.Length; before = at++)
        {
            var (a, b) = (corners[at], corners[before]);
            if (a.Y > y != b.Y > y && x < a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }
}
