namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>Where a window lies on an image [H, W]: at [H', W'] places.</summary>
internal readonly record struct ImageWindows(AxisWindows Rows, AxisWindows Columns)
{
    /// <inheritdoc cref="AxisWindows.Of"/>
    public static ImageWindows Of(Window2d window, int height, int width, bool ceil = false)
    {
        Window.RequireRoom([window.Rows, window.Columns], [height, width]);
        return new(AxisWindows.Of(window.Rows, height, ceil), AxisWindows.Of(window.Columns, width, ceil));
    }

    /// <summary>H·W.</summary>
    public int Pixels => Rows.Size * Columns.Size;

    /// <summary>How many pixels a window sees.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel;

    /// <summary>H'·W'.</summary>
    public int Places => Rows.Places * Columns.Places;

    /// <summary>Whether they are pairs of pixels side by side, all on the image, in both directions: what most networks pool by.</summary>
    public bool ArePairs => ArePairsAlong(Rows) && ArePairsAlong(Columns);

    private static bool ArePairsAlong(AxisWindows axis) =>
        axis is { Kernel: 2, Stride: 2, Dilation: 1, Before: 0 } && axis.Places * 2 <= axis.Size;
}
