using CourseKit.Tensors.Kernels.Layout;

namespace CourseKit.Tensors;

/// <content>Images as the windows that slide over them, and back.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>The windows of each image as columns of a matrix («im2col»), ready for a matrix product with the filters.</summary>
    /// <remarks>[N, C, H, W] → [N, C·h·w, H'·W']; a column lists its window channel by channel, row by row.</remarks>
    /// <exception cref="ShapeException">These are not images, or the window does not fit.</exception>
    public Tensor Unfold(Window2d window)
    {
        RequireImages();
        var shape = new ImageWindows(Shape[0] * Shape[1], Shape[2], Shape[3], window);
        return Unfolded(shape).MadeFrom(this, dy => dy.Folded(shape, Shape));
    }

    /// <summary>Images from windows as <see cref="Unfold"/> lays them out: what several windows see is added up, what none sees is 0 («col2im»).</summary>
    /// <remarks>[N, C·h·w, H'·W'] → [N, C, height, width].</remarks>
    /// <exception cref="ShapeException">An image of that size has other windows.</exception>
    public Tensor Fold(Window2d window, int height, int width)
    {
        var one = new ImageWindows(1, height, width, window);
        if (Shape.Rank != 3 || Shape[1] % one.Pixels != 0 || Shape[2] != one.Rows * one.Columns)
        {
            throw new ShapeException(
                $"{window.Rows.Kernel}×{window.Columns.Kernel} windows of images [N, C, {height}, {width}] "
                + $"have shape [N, C·{one.Pixels}, {one.Rows}·{one.Columns}].", $"{Shape}");
        }

        var channels = Shape[1] / one.Pixels;
        var shape = one with { Images = Shape[0] * channels };
        return Folded(shape, [Shape[0], channels, height, width]).MadeFrom(this, dy => dy.Unfolded(shape));
    }

    private Tensor Unfolded(ImageWindows shape)
    {
        var windows = Uninitialized([Shape[0], Shape[1] * shape.Pixels, shape.Rows * shape.Columns], nameof(Unfold));
        Kernels.Layout.Unfold.Copy(shape, Pointer, windows.Pointer);
        GC.KeepAlive(this);
        return windows;
    }

    private Tensor Folded(ImageWindows shape, Shape images)
    {
        var y = Uninitialized(images, nameof(Fold));
        Kernels.Layout.Fold.Add(shape, Pointer, y.Pointer);
        GC.KeepAlive(this);
        return y;
    }
}
