namespace CourseKit.Tensors;

/// <summary>The geometry of a window that slides over the height and the width of images.</summary>
/// <param name="Rows">The window along the height.</param>
/// <param name="Columns">The window along the width.</param>
public sealed record Window2d(Window Rows, Window Columns)
{
    /// <summary>A square window that moves in the same way along both axes.</summary>
    public Window2d(int kernel, int stride = 1, Padding padding = default, int dilation = 1)
        : this(new Window(kernel, stride, padding, dilation), new Window(kernel, stride, padding, dilation))
    {
    }

    /// <summary>Returns this window, for pooling: its padding never reaches so far that a place of the window sees no pixel, whose maximum
    /// would be −∞.</summary>
    /// <exception cref="ShapeException">The padding is more than half of the window's extent.</exception>
    internal Window2d ForPooling() => Rows.PadsAtMostHalf && Columns.PadsAtMostHalf ? this : throw new ShapeException(
        "The padding of pooling is at most half of the window's extent, so that every window sees a pixel; make the padding smaller.",
        Rows == Columns ? Rows.Numbers : $"{Rows.Numbers} along the rows, {Columns.Numbers} along the columns");
}
