using CourseKit.Networks.Detection;
using CourseKit.Tensors;
using CourseKit.Vision.Imaging;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Way to bring the images of a set to one size, as batches need; boxes and masks follow.</summary>
public sealed record ImageSize
{
    private readonly bool crops;

    private ImageSize(int height, int width, bool crops)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Height, Width, this.crops) = (height, width, crops);
    }

    /// <summary>Gets the height of the images in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the width of the images in pixels.</summary>
    public int Width { get; }

    /// <summary>Returns the way that keeps all of an image, and changes its proportions.</summary>
    /// <param name="height">The height in pixels.</param>
    /// <param name="width">The width in pixels.</param>
    public static ImageSize Stretch(int height, int width) => new(height, width, crops: false);

    /// <summary>Returns the way that keeps the proportions of an image, and cuts off what lies at its ends.</summary>
    /// <param name="height">The height in pixels.</param>
    /// <param name="width">The width in pixels.</param>
    public static ImageSize Crop(int height, int width) => new(height, width, crops: true);

    /// <summary>Returns the way in words.</summary>
    public override string ToString() => Invariant($"{(crops ? "cropped" : "stretched")} to {Height}×{Width} pixels (height × width)");

    /// <summary>Brings an image to the size.</summary>
    internal Image Of(Image image)
    {
        var (height, width) = Scaled(image.Height, image.Width);
        return image.Resize(height, width).Crop((height - Height) / 2, (width - Width) / 2, Height, Width);
    }

    /// <summary>Brings a mask [H, W] to the size: each pixel has the class of the nearest one.</summary>
    internal Tensor Of(Tensor mask)
    {
        var (height, width) = (mask.Shape[0], mask.Shape[1]);
        var (newHeight, newWidth) = Scaled(height, width);
        var (top, left) = ((newHeight - Height) / 2, (newWidth - Width) / 2);
        var result = Tensor.Uninitialized([Height, Width]);
        for (var row = 0; row < Height; row++)
        {
            var from = Nearest(row + top, newHeight, height) * width;
            for (var column = 0; column < Width; column++)
            {
                result.Values[(row * Width) + column] = mask.Values[from + Nearest(column + left, newWidth, width)];
            }
        }

        return result;
    }

    /// <summary>Returns a box in an image of a size as it is after that, cut off at the border; null where nothing is left of it.</summary>
    internal Box? Of(Box box, int height, int width)
    {
        var (newHeight, newWidth) = Scaled(height, width);
        var (down, across) = ((float)newHeight / height, (float)newWidth / width);
        var (top, left) = ((newHeight - Height) / 2, (newWidth - Width) / 2);
        var moved = new Box((box.Left * across) - left, (box.Top * down) - top, (box.Right * across) - left, (box.Bottom * down) - top)
            .ClipTo(Height, Width);
        return moved is { Width: > 0, Height: > 0 } ? moved : null;
    }

    private static int Nearest(int place, int to, int from) => Math.Min((int)((place + 0.5) * from / to), from - 1);

    /// <summary>The size to which an image is resized before its ends are cut off.</summary>
    private (int Height, int Width) Scaled(int height, int width) =>
        !crops ? (Height, Width)
        : (long)Height * width >= (long)Width * height ? (Height, Math.Max(Width, (int)Math.Round((double)Height * width / height)))
        : (Math.Max(Height, (int)Math.Round((double)Width * height / width)), Width);
}
