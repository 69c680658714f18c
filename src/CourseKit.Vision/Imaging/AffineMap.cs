namespace CourseKit.Vision.Imaging;

/// <summary>Affine map of the plane: (x, y) → (a·x + b·y + c, d·x + e·y + f), with x to the right and y downward.</summary>
/// <param name="A">The part of x in the new x.</param>
/// <param name="B">The part of y in the new x.</param>
/// <param name="C">The shift to the right.</param>
/// <param name="D">The part of x in the new y.</param>
/// <param name="E">The part of y in the new y.</param>
/// <param name="F">The shift downward.</param>
public readonly record struct AffineMap(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Gets the map that leaves every point where it is.</summary>
    public static AffineMap Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>Returns a shift.</summary>
    /// <param name="x">The way to the right in pixels.</param>
    /// <param name="y">The way down in pixels.</param>
    public static AffineMap Translation(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>Returns a turn about the top left corner.</summary>
    /// <param name="degrees">The angle, counterclockwise.</param>
    public static AffineMap Rotation(double degrees)
    {
        // Quarter turns without the rounding of sines, so that pixels fall on pixels.
        var (sine, cosine) = (degrees % 360) switch
        {
            90 or -270 => (1, 0),
            180 or -180 => (0, -1),
            270 or -90 => (-1, 0),
            var angle => double.SinCosPi(angle / 180),
        };
        return new(cosine, sine, 0, -sine, cosine, 0);
    }

    /// <summary>Returns a change of size about the top left corner.</summary>
    /// <param name="x">The factor of widths.</param>
    /// <param name="y">The factor of heights.</param>
    public static AffineMap Scaling(double x, double y) => new(x, 0, 0, 0, y, 0);

    /// <summary>Returns a shear: rows are moved to the right, the lower the farther.</summary>
    /// <param name="degrees">The angle by which upright lines lean.</param>
    public static AffineMap Shear(double degrees) => new(1, Math.Tan(double.DegreesToRadians(degrees)), 0, 0, 1, 0);

    /// <summary>Returns this map followed by another.</summary>
    public AffineMap Then(AffineMap next) => new(
        (next.A * A) + (next.B * D), (next.A * B) + (next.B * E), (next.A * C) + (next.B * F) + next.C,
        (next.D * A) + (next.E * D), (next.D * B) + (next.E * E), (next.D * C) + (next.E * F) + next.F);

    /// <summary>Returns this map with another point in the place of the top left corner.</summary>
    internal AffineMap About(double x, double y) => Translation(-x, -y).Then(this).Then(Translation(x, y));

    /// <summary>Returns the map that takes every point back.</summary>
    /// <exception cref="ArgumentException">There is none, as all points come to lie on one line.</exception>
    public AffineMap Inverse()
    {
        var area = (A * E) - (B * D);
        return area != 0 && double.IsFinite(1 / area)
            ? new(E / area, -B / area, ((B * F) - (E * C)) / area, -D / area, A / area, ((D * C) - (A * F)) / area)
            : throw new ArgumentException($"A map that is taken back does not take all points to one line. Received: {this}.");
    }

    /// <summary>Returns where a point comes to lie.</summary>
    public (double X, double Y) Apply(double x, double y) => ((A * x) + (B * y) + C, (D * x) + (E * y) + F);
}
