using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Resampling;

namespace CourseKit.Tensors;

/// <content>Resizing of images.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Resizes images by nearest-neighbor sampling: pixel [⌊i·H / height⌋, ⌊j·W / width⌋].</summary>
    /// <remarks>[N, C, H, W] → [N, C, height, width]. PyTorch's <c>nearest</c>.</remarks>
    /// <exception cref="ShapeException">These are not images, or there would be no pixel.</exception>
    public Tensor ResizeNearest(int height, int width)
    {
        var (planes, size) = Resizing(height, width, alignCorners: false);
        var y = Uninitialized(PooledTo(height, width));
        Resample.Nearest(Pointer, y.Pointer, planes, size);
        return y.Record(this, dy => From(Shape, dx => Resample.NearestBackward(dy.Pointer, dx.Pointer, planes, size)));
    }

    /// <summary>Resizes images by bilinear interpolation between the four pixels around each sample.</summary>
    /// <remarks>[N, C, H, W] → [N, C, height, width].</remarks>
    /// <param name="height">The pixels from top to bottom.</param>
    /// <param name="width">The pixels from left to right.</param>
    /// <param name="alignCorners">
    /// True if the corner pixels of both images are the same points: pixel i lies at i·(H − 1) / (height − 1).
    /// False if their edges are the same: it lies at (i + ½)·H / height − ½.
    /// </param>
    /// <exception cref="ShapeException">These are not images, or there would be no pixel.</exception>
    public Tensor ResizeBilinear(int height, int width, bool alignCorners = false)
    {
        var (planes, size) = Resizing(height, width, alignCorners);
        var y = Uninitialized(PooledTo(height, width));
        Resample.Bilinear(Pointer, y.Pointer, planes, size);
        return y.Record(this, dy => From(Shape, dx => Resample.BilinearBackward(dy.Pointer, dx.Pointer, planes, size)));
    }

    private (int Planes, Resizing Size) Resizing(int height, int width, bool alignCorners, [CallerMemberName] string operation = "")
    {
        RequireImages(operation);
        return height > 0 && width > 0 && Shape[2] > 0 && Shape[3] > 0
            ? (Shape[0] * Shape[1], new Resizing(Shape[2], Shape[3], height, width, alignCorners))
            : throw new ShapeException("An image of at least one pixel becomes one of at least one pixel.", $"{Shape} to {height}×{width}");
    }
}
