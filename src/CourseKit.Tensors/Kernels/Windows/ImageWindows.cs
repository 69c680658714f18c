namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>The geometry of a window that slides over images [H, W], at [H', W'] places.</summary>
internal readonly record struct ImageWindows(AxisWindows Rows, AxisWindows Columns)
{
    /// <inheritdoc cref="AxisWindows.Of"/>
    public static ImageWindows Of(Window2d window, int height, int width, bool ceil = false)
    {
        Window.RequireRoom([window.Rows, window.Columns], [height, width]);
        return new(AxisWindows.Of(window.Rows, height, ceil), AxisWindows.Of(window.Columns, width, ceil));
    }

    /// <summary>Gets the pixels of an image, H·W.</summary>
    public int Pixels => Rows.Size * Columns.Size;

    /// <summary>Gets the taps of a window, h·w.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel;

    /// <summary>Gets the number of windows, H'·W'.</summary>
    public int Places => Rows.Places * Columns.Places;

    /// <summary>Gets whether the windows are 2×2 with stride two, all on the image: what most networks pool by.</summary>
    public bool Are2x2 => AreTwoWide(Rows) && AreTwoWide(Columns);

    private static bool AreTwoWide(AxisWindows axis) =>
        axis is { Kernel: 2, Stride: 2, Dilation: 1, Before: 0 } && axis.Places * 2 <= axis.Size;
}
