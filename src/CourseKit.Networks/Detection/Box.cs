namespace CourseKit.Networks.Detection;

/// <summary>Bounding box in pixels, as corners (x₁, y₁, x₂, y₂); its area is (x₂ − x₁)·(y₂ − y₁).</summary>
/// <param name="Left">x₁, from the left.</param>
/// <param name="Top">y₁, from the top.</param>
/// <param name="Right">x₂, from the left.</param>
/// <param name="Bottom">y₂, from the top.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    private static readonly float LargestLogScale = MathF.Log(1000f / 16);

    /// <summary>Gets the width.</summary>
    public float Width => Right - Left;

    /// <summary>Gets the height.</summary>
    public float Height => Bottom - Top;

    /// <summary>Gets the area.</summary>
    public float Area => Width * Height;

    /// <summary>Computes the intersection over union (IoU, Jaccard index): 1 for equal boxes, 0 for disjoint ones.</summary>
    public float IntersectionOverUnion(Box other)
    {
        var width = Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left));
        var height = Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
        var common = width * height;
        return common == 0 ? 0 : common / (Area + other.Area - common);
    }

    /// <summary>Clips the box to an image.</summary>
    public Box ClipTo(int height, int width) =>
        new(Math.Clamp(Left, 0, width), Math.Clamp(Top, 0, height), Math.Clamp(Right, 0, width), Math.Clamp(Bottom, 0, height));

    /// <summary>Decodes box regression deltas relative to this anchor: the center moves by dx·width and dy·height, the sides are
    /// multiplied by e^dw and e^dh.</summary>
    /// <remarks>Girshick et al. 2013, appendix C, https://arxiv.org/abs/1311.2524. Sides grow at most 62.5 times, as in
    /// torchvision.</remarks>
    public Box Decode(float dx, float dy, float dw, float dh)
    {
        var (x, y) = (Left + (Width / 2) + (dx * Width), Top + (Height / 2) + (dy * Height));
        var halfWidth = MathF.Exp(Math.Min(dw, LargestLogScale)) * Width / 2;
        var halfHeight = MathF.Exp(Math.Min(dh, LargestLogScale)) * Height / 2;
        return new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
