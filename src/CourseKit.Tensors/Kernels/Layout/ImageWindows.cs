namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>The windows of images: the sizes that <see cref="Unfold"/> and <see cref="Fold"/> need.</summary>
/// <param name="Images">N·C: each channel of each image is cut up by itself.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Window">How the window slides.</param>
internal sealed record ImageWindows(int Images, int Height, int Width, Window2d Window)
{
    /// <summary>How many windows fit below each other.</summary>
    public int Rows { get; } = Window.Rows.Slide(Height);

    /// <summary>How many windows fit beside each other.</summary>
    public int Columns { get; } = Window.Columns.Slide(Width);

    /// <summary>The zeros above each image.</summary>
    public int Top { get; } = Window.Rows.Padding.Around(Height, Window.Rows.Extent, Window.Rows.Stride).Before;

    /// <summary>The zeros to the left of each image.</summary>
    public int Left { get; } = Window.Columns.Padding.Around(Width, Window.Columns.Extent, Window.Columns.Stride).Before;

    /// <summary>How many pixels a window sees.</summary>
    public int Pixels => Window.Rows.Kernel * Window.Columns.Kernel;
}
