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
}
