using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>The place, size and turn of a shape in an image, in pixels.</summary>
/// <param name="X">The column of the center.</param>
/// <param name="Y">The row of the center.</param>
/// <param name="Radius">The half of the side of the square that the shape is given in.</param>
/// <param name="Stretch">The factor by which it is wider than high, before it is turned.</param>
/// <param name="Cosine">The cosine of the turn.</param>
/// <param name="Sine">The sine of the turn.</param>
internal readonly record struct Pose(double X, double Y, double Radius, double Stretch, double Cosine, double Sine)
{
    /// <summary>The factors from pixels to the square of a shape.</summary>
    private readonly double perWidth = 1 / (Radius * Stretch), perHeight = Stretch / Radius;

    /// <summary>Draws a pose of any turn. The center is so far inside that most of the shape is.</summary>
    public static Pose Random(Generator random, int size, double least, double most)
    {
        var radius = Hand.Between(random, least, most) * size;
        var margin = 0.7 * radius;
        var (x, y) = (Hand.Between(random, margin, size - margin), Hand.Between(random, margin, size - margin));

        // Points of the circle without sine and cosine, whose last bits differ between machines: a half circle, turned over or not.
        var tangent = Hand.Between(random, -1, 1);
        var side = random.Integer(0, 2) == 0 ? 1 : -1;
        var square = tangent * tangent;
        return new(x, y, radius, Hand.Between(random, 0.85, 1.18),
            side * (1 - square) / (1 + square), side * 2 * tangent / (1 + square));
    }

    /// <summary>Returns the place in the square of a shape that comes to a place in the image.</summary>
    public (double X, double Y) ToShape(double x, double y)
    {
        var (dx, dy) = (x - X, y - Y);
        return (((Cosine * dx) + (Sine * dy)) * perWidth, ((Cosine * dy) - (Sine * dx)) * perHeight);
    }
}
