namespace CourseKit.Networks.Detection;

/// <summary>Boxes of one area and several proportions around each pixel of a map: what a region proposal network starts from.</summary>
/// <remarks>Ren et al. 2015, section 3.1.1, https://arxiv.org/abs/1506.01497; rounded and placed as in torchvision.</remarks>
public sealed class Anchors
{
    private static readonly float[] Proportions = [0.5f, 1, 2];

    private readonly Box[] shapes;

    /// <summary>Anchors of the area of a square.</summary>
    /// <param name="size">The side of the square.</param>
    public Anchors(int size) =>
        shapes = [.. Proportions.Select(proportion => Around(size / MathF.Sqrt(proportion), size * MathF.Sqrt(proportion)))];

    /// <summary>How many there are at each pixel.</summary>
    public static int EachPixel => Proportions.Length;

    /// <summary>One of them.</summary>
    /// <param name="number">Which of those of a pixel.</param>
    /// <param name="down">How far the pixel lies from the top of the image, in pixels of that.</param>
    /// <param name="across">How far it lies from the left.</param>
    public Box At(int number, int down, int across)
    {
        var shape = shapes[number];
        return new(shape.Left + across, shape.Top + down, shape.Right + across, shape.Bottom + down);
    }

    private static Box Around(float width, float height) =>
        new(MathF.Round(-width / 2), MathF.Round(-height / 2), MathF.Round(width / 2), MathF.Round(height / 2));
}
