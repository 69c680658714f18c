namespace CourseKit.Vision.Datasets.Shapes;

/// <summary>The kind of images that are drawn.</summary>
/// <param name="Size">The side of an image in pixels.</param>
/// <param name="Classes">The number of kinds of shapes.</param>
/// <param name="Most">The most shapes in an image.</param>
/// <param name="Radii">The smallest and the largest radius of a shape, as parts of the side.</param>
internal sealed record SceneRules(int Size, int Classes, int Most, (double Least, double Most) Radii)
{
    /// <summary>Gets the most bars that lie about.</summary>
    public int MostBars { get; init; } = 2;

    /// <summary>Gets the part of a shape that is seen at least, whatever lies in front of it.</summary>
    public double Seen { get; init; } = 0.5;

    /// <summary>Gets the most that noise changes a value, of 1.</summary>
    public double Noise { get; init; } = 0.06;
}
