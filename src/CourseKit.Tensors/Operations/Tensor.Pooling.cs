using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Pooling;
using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors;

/// <content>Pooling.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Computes the maximum of each window. The padding never wins; of equal values the first gets the gradient.</summary>
    /// <remarks>[N, C, H, W] → [N, C, H', W'], where H' = ⌊(H + padding − kernel) / stride⌋ + 1.</remarks>
    /// <param name="window">The size, stride, padding and dilation of the window.</param>
    /// <param name="ceilMode">True to let the last window reach beyond the image: ⌈ ⌉ instead of ⌊ ⌋ in the output's size.</param>
    /// <exception cref="ShapeException">These are not images, the window does not fit, or it is padded by more than its half.</exception>
    public Tensor MaxPool2d(Window2d window, bool ceilMode = false)
    {
        var (planes, windows) = Windows(window.ForPooling(), ceilMode);
        var y = Uninitialized(PooledTo(windows.Rows.Places, windows.Columns.Places));
        var places = IsRecorded ? Uninitialized(y.Shape) : null;
        MaxPooling.Forward(Pointer, y.Pointer, places is null ? null : (int*)places.Pointer, planes, windows);
        return y.Record(this, scratch: places, gradient: dy =>
        {
            var dx = Uninitialized(Shape);
            MaxPooling.Backward(dy.Pointer, (int*)places!.Pointer, dx.Pointer, planes, windows);
            return dx;
        });
    }

    /// <summary>Computes the maximum of each square window; <paramref name="stride"/> is the kernel unless given.</summary>
    /// <inheritdoc cref="MaxPool2d(Window2d, bool)"/>
    public Tensor MaxPool2d(int kernel, int? stride = null, Padding padding = default, bool ceilMode = false) =>
        MaxPool2d(new Window2d(kernel, stride ?? kernel, padding), ceilMode);

    /// <summary>Computes the minimum of each window.</summary>
    /// <inheritdoc cref="MaxPool2d(Window2d, bool)"/>
    public Tensor MinPool2d(Window2d window, bool ceilMode = false) => -(-this).MaxPool2d(window, ceilMode);

    /// <summary>Computes the minimum of each square window; <paramref name="stride"/> is the kernel unless given.</summary>
    /// <inheritdoc cref="MaxPool2d(Window2d, bool)"/>
    public Tensor MinPool2d(int kernel, int? stride = null, Padding padding = default, bool ceilMode = false) =>
        MinPool2d(new Window2d(kernel, stride ?? kernel, padding), ceilMode);

    /// <summary>Computes the average of each window.</summary>
    /// <inheritdoc cref="MaxPool2d(Window2d, bool)"/>
    /// <param name="window">The size, stride, padding and dilation of the window.</param>
    /// <param name="ceilMode">True to let the last window reach beyond the image: ⌈ ⌉ instead of ⌊ ⌋ in the output's size.</param>
    /// <param name="countIncludePad">True to count the padding as zeros; false for the average of the pixels alone.</param>
    public Tensor AvgPool2d(Window2d window, bool ceilMode = false, bool countIncludePad = true)
    {
        var (planes, windows) = Windows(window.ForPooling(), ceilMode);
        var y = Uninitialized(PooledTo(windows.Rows.Places, windows.Columns.Places));
        AveragePooling.Forward(Pointer, y.Pointer, planes, windows, countIncludePad);
        return y.Record(this, dy => From(Shape, dx => AveragePooling.Backward(dy.Pointer, dx.Pointer, planes, windows, countIncludePad)));
    }

    /// <summary>Computes the average of each square window; <paramref name="stride"/> is the kernel unless given.</summary>
    /// <inheritdoc cref="AvgPool2d(Window2d, bool, bool)"/>
    public Tensor AvgPool2d(int kernel, int? stride = null, Padding padding = default, bool ceilMode = false,
        bool countIncludePad = true) =>
        AvgPool2d(new Window2d(kernel, stride ?? kernel, padding), ceilMode, countIncludePad);

    /// <summary>Computes the average of each of [height, width] nearly equal parts of a map; 1, 1 is global average pooling.</summary>
    /// <remarks>[N, C, H, W] → [N, C, height, width]; part i goes from ⌊i·H / height⌋ to ⌈(i + 1)·H / height⌉.</remarks>
    /// <exception cref="ShapeException">These are not images, or a part would be empty.</exception>
    public Tensor AdaptiveAvgPool2d(int height, int width)
    {
        var (planes, bins) = Bins(height, width);
        var y = Uninitialized(PooledTo(height, width));
        AdaptivePooling.Averages(Pointer, y.Pointer, planes, bins);
        return y.Record(this, dy => From(Shape, dx => AdaptivePooling.AveragesBackward(dy.Pointer, dx.Pointer, planes, bins)));
    }

    /// <summary>Computes the maximum of each of [height, width] nearly equal parts of a map.</summary>
    /// <inheritdoc cref="AdaptiveAvgPool2d"/>
    public Tensor AdaptiveMaxPool2d(int height, int width)
    {
        var (planes, bins) = Bins(height, width);
        var y = Uninitialized(PooledTo(height, width));
        var places = Uninitialized(y.Shape);
        AdaptivePooling.Maxima(Pointer, y.Pointer, (int*)places.Pointer, planes, bins);
        return y.RecordPicks(this, places, planes, nameof(AdaptiveMaxPool2d));
    }

    /// <summary>Computes the maximum of <paramref name="kernel"/> neighboring channels, pixel by pixel (max pooling across
    /// channels).</summary>
    /// <remarks>[N, C, H, W] → [N, C', H, W], where C' = ⌊(C − kernel) / stride⌋ + 1;
    /// <paramref name="stride"/> is the kernel unless given.</remarks>
    /// <exception cref="ShapeException">These are not images, or there are fewer channels than the window takes.</exception>
    public Tensor ChannelMaxPool2d(int kernel, int? stride = null)
    {
        RequireImages();
        var channels = AxisWindows.Of(new Window(kernel, stride ?? kernel), Shape[1]);
        var y = Uninitialized(Shape.With(1, channels.Places));
        var places = Uninitialized(y.Shape);
        ChannelMaxPooling.Forward(Pointer, y.Pointer, (int*)places.Pointer, Shape[0], channels, Shape[2] * Shape[3]);
        return y.RecordPicks(this, places, Shape[0], nameof(ChannelMaxPool2d));
    }

    /// <summary>Records a pooling whose values were selected from <paramref name="places"/> of its input, of which there are so many
    /// planes.</summary>
    private Tensor RecordPicks(Tensor input, Tensor places, int planes, string name) => Record(
        input,
        dy =>
        {
            var dx = Uninitialized(input.Shape);
            MaxPooling.Backward(dy.Pointer, (int*)places.Pointer, dx.Pointer, planes, Count / Math.Max(1, planes),
                input.Count / Math.Max(1, planes));
            return dx;
        },
        scratch: places,
        name: name);

    private Shape PooledTo(int height, int width) => [Shape[0], Shape[1], height, width];

    private (int Planes, ImageWindows Windows) Windows(Window2d window, bool ceilMode, [CallerMemberName] string operation = "")
    {
        RequireImages(operation);
        return (Shape[0] * Shape[1], ImageWindows.Of(window, Shape[2], Shape[3], ceilMode));
    }

    private (int Planes, AdaptiveBins Bins) Bins(int height, int width, [CallerMemberName] string operation = "")
    {
        RequireImages(operation);
        return height > 0 && width > 0 && Shape[2] > 0 && Shape[3] > 0
            ? (Shape[0] * Shape[1], new AdaptiveBins(Shape[2], Shape[3], height, width))
            : throw new ShapeException("A map of at least one pixel is cut into at least one part along each axis.",
                $"{Shape} into {height}×{width}");
    }

    private void RequireImages([CallerMemberName] string operation = "")
    {
        if (Shape.Rank != 4)
        {
            throw new ShapeException($"{operation} takes images [N, C, H, W].", $"{Shape}");
        }
    }
}
