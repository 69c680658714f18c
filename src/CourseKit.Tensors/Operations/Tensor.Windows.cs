using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors;

/// <content>im2col and col2im.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Returns the windows of each image as columns of a matrix (im2col), ready for a matrix product with the filters.</summary>
    /// <remarks>[N, C, H, W] → [N, C·h·w, H'·W']; a column lists its window channel by channel, row by row.</remarks>
    /// <exception cref="ShapeException">These are not images, or the window does not fit.</exception>
    public Tensor Unfold(Window2d window)
    {
        var (_, windows) = Windows(window, ceilMode: false);
        return Unfolded(windows).Record(this, dy => dy.Folded(windows, Shape));
    }

    /// <summary>Returns images from windows as <see cref="Unfold"/> lays them out (col2im): overlapping windows are summed, uncovered
    /// pixels are 0.</summary>
    /// <remarks>[N, C·h·w, H'·W'] → [N, C, height, width].</remarks>
    /// <exception cref="ShapeException">An image of that size has other windows.</exception>
    public Tensor Fold(Window2d window, int height, int width)
    {
        var windows = ImageWindows.Of(window, height, width);
        if (Shape.Rank != 3 || Shape[1] % windows.Taps != 0 || Shape[2] != windows.Places)
        {
            throw new ShapeException(
                $"{window.Rows.Kernel}×{window.Columns.Kernel} windows of images [N, C, {height}, {width}] "
                + $"have shape [N, C·{windows.Taps}, {windows.Rows.Places}·{windows.Columns.Places}].", $"{Shape}");
        }

        return Folded(windows, [Shape[0], Shape[1] / windows.Taps, height, width]).Record(this, dy => dy.Unfolded(windows));
    }

    private Tensor Unfolded(ImageWindows windows)
    {
        var columns = Uninitialized([Shape[0], Size((long)Shape[1] * windows.Taps), windows.Places], nameof(Unfold));
        Kernels.Layout.Unfold.Copy(Shape[0] * Shape[1], windows, Pointer, columns.Pointer);
        GC.KeepAlive(this);
        return columns;
    }

    private Tensor Folded(ImageWindows windows, Shape images)
    {
        var y = Uninitialized(images, nameof(Fold));
        Kernels.Layout.Fold.Add(images[0] * images[1], windows, Pointer, y.Pointer);
        GC.KeepAlive(this);
        return y;
    }
}
