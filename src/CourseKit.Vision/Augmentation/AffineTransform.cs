using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Augmentation;

/// <summary>Change that moves every point of an example by an affine map, in an image of the same size.</summary>
/// <remarks>Pixels are interpolated between the four nearest (bilinear), classes of pixels are taken from the nearest. A box becomes the
/// one around its moved corners, clipped to the image.</remarks>
public abstract record AffineTransform : Transform
{
    /// <summary>Gets the brightness of what was outside of the image: 0 unless set.</summary>
    public double Fill { get; init; }

    /// <summary>Gets the class of what was outside of the mask: 0 unless set; −100 is left out of the cross-entropy.</summary>
    public int MaskFill { get; init; }

    /// <summary>Gets the smallest part of a box's area that has to lie in the image for the object to count: a tenth unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not from 0 to 1.</exception>
    public double MinVisibility
    {
        get;
        init => field = Within(value, 0, 1, MovedBoxes.VisibilityRule);
    } = MovedBoxes.UsualVisibility;

    /// <summary>Gets what is done at the border of an image.</summary>
    internal (double, int, double) Border => (Fill, MaskFill, MinVisibility);

    /// <inheritdoc/>
    public sealed override Example Apply(Example example, Generator random)
    {
        var (_, height, width) = Size(example);
        return Move(example, Map(height, width, random));
    }

    /// <summary>Returns an example that was moved by a map.</summary>
    internal Example Move(Example example, AffineMap map)
    {
        var (channels, height, width) = Size(example);
        if (map == AffineMap.Identity)
        {
            return example;
        }

        var (back, image) = (map.Inverse(), Tensor.Uninitialized(example.Image.Shape, nameof(Augmentation)));
        Warp.Bilinear(example.Image.Values, image.Values, height, width, back, (float)Fill);
        Tensor? mask = null;
        if (example.Mask is { } classes)
        {
            mask = Tensor.Uninitialized(classes.Shape, nameof(Augmentation));
            Warp.Nearest(classes.Values, mask.Values, height, width, back, MaskFill);
        }

        GC.KeepAlive(example);
        return example with { Image = image, Mask = mask, Boxes = MovedBoxes.By(map, example.Boxes, height, width, MinVisibility) };
    }

    /// <summary>Returns a map of points, x to the right and y downward in pixels, from the top left corner of the image.</summary>
    /// <param name="height">The height of the image.</param>
    /// <param name="width">The width of the image.</param>
    /// <param name="random">The generator that chance comes from.</param>
    protected internal abstract AffineMap Map(int height, int width, Generator random);
}
