namespace CourseKit.Networks.Detection;

/// <summary>A rectangle in an image, in pixels; its area is that between its edges, without an additional pixel.</summary>
/// <param name="Left">Where it begins, from the left.</param>
/// <param name="Top">Where it begins, from the top.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Bottom">Where it ends.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    private static readonly float MostGrowth = MathF.Log(1000f / 16);

    /// <summary>From left to right.</summary>
    public float Width => Right - Left;

    /// <summary>From top to bottom.</summary>
    public float Height => Bottom - Top;

    /// <summary>Width times height.</summary>
    public float Area => Width * Height;

    /// <summary>How much of both together is in both: 1 for the same box, 0 for two that do not touch.</summary>
    public float IntersectionOverUnion(Box other)
    {
        var width = Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left));
        var height = Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
        var common = width * height;
        return common == 0 ? 0 : common / (Area + other.Area - common);
    }

    /// <summary>The part of it that lies in an image.</summary>
    public Box Within(int height, int width) =>
        new(Math.Clamp(Left, 0, width), Math.Clamp(Top, 0, height), Math.Clamp(Right, 0, width), Math.Clamp(Bottom, 0, height));

    /// <summary>The box that a detector means by what it says of this one: its center moved by parts
    /// of its sides, these multiplied by exponentials.</summary>
    /// <remarks>Girshick et al. 2013, appendix C, https://arxiv.org/abs/1311.2524. It does not grow
    /// further than 62.5 times, as in torchvision.</remarks>
    public Box Moved(float right, float down, float wider, float taller)
    {
        var (x, y) = (Left + (Width / 2) + (right * Width), Top + (Height / 2) + (down * Height));
        var halfWidth = MathF.Exp(Math.Min(wider, MostGrowth)) * Width / 2;
        var halfHeight = MathF.Exp(Math.Min(taller, MostGrowth)) * Height / 2;
        return new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
