namespace CourseKit.Networks.Detection;

/// <summary>Anchor boxes of one area and three aspect ratios, the reference boxes of a region proposal network.</summary>
/// <remarks>Ren et al. 2015, section 3.1.1, https://arxiv.org/abs/1506.01497; rounded and placed as in torchvision.</remarks>
public sealed class Anchors
{
    private static readonly float[] AspectRatios = [0.5f, 1, 2];

    private readonly Box[] shapes;

    /// <summary>Makes anchors of the area of a square.</summary>
    /// <param name="size">The side of the square.</param>
    public Anchors(int size) =>
        shapes = [.. AspectRatios.Select(ratio => Around(size / MathF.Sqrt(ratio), size * MathF.Sqrt(ratio)))];

    /// <summary>Gets the number of anchors at each location of the feature map.</summary>
    public static int PerLocation => AspectRatios.Length;

    /// <summary>Returns an anchor in image coordinates.</summary>
    /// <param name="number">The index of its aspect ratio.</param>
    /// <param name="down">The y coordinate of the location, in pixels of the image.</param>
    /// <param name="across">The x coordinate of the location.</param>
    public Box At(int number, int down, int across)
    {
        var shape = shapes[number];
        return new(shape.Left + across, shape.Top + down, shape.Right + across, shape.Bottom + down);
    }

    private static Box Around(float width, float height) =>
        new(MathF.Round(-width / 2), MathF.Round(-height / 2), MathF.Round(width / 2), MathF.Round(height / 2));
}
