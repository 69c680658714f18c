namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>The geometry of a sliding window along one axis of an image.</summary>
/// <param name="Size">The pixels of the axis.</param>
/// <param name="Kernel">The number of pixels in the window.</param>
/// <param name="Stride">The pixels that the window moves at each step.</param>
/// <param name="Dilation">The distance between neighboring pixels of the window.</param>
/// <param name="Before">The padding before the first pixel.</param>
/// <param name="After">The padding behind the last one.</param>
/// <param name="Places">The number of places of the window.</param>
internal readonly record struct AxisWindows(int Size, int Kernel, int Stride, int Dilation, int Before, int After, int Places)
{
    /// <summary>Returns the geometry of <paramref name="window"/> on an axis of <paramref name="size"/> pixels.</summary>
    /// <param name="window">Kernel, stride, padding and dilation.</param>
    /// <param name="size">The pixels of the axis.</param>
    /// <param name="ceil">
    /// True to let a last window reach beyond the padded axis. As in PyTorch, it must still start on
    /// a pixel or on the padding before the first.
    /// </param>
    /// <exception cref="ShapeException">The window fits nowhere.</exception>
    public static AxisWindows Of(Window window, int size, bool ceil = false)
    {
        var (before, after) = window.Padding.Around(size, window.Extent, window.Stride);
        var room = before + size + after - window.Extent;
        var places = ceil && room + window.Stride > 0 ? ((room + window.Stride - 1) / window.Stride) + 1 : window.Slide(size);
        if (ceil && (places - 1) * window.Stride >= before + size)
        {
            places--;
        }

        return new AxisWindows(size, window.Kernel, window.Stride, window.Dilation, before, after, places);
    }

    /// <summary>Gets the pixels from the first of a window to its last: (kernel − 1)·dilation + 1.</summary>
    public int Extent => ((Kernel - 1) * Dilation) + 1;

    /// <summary>Returns the first pixel of a window; less than 0 in the padding.</summary>
    public int Start(int place) => (place * Stride) - Before;

    /// <summary>Returns the taps of a window that lie on the image, from the first to just below the second; equal if there are
    /// none.</summary>
    public (int From, int To) Inside(int place)
    {
        var start = Start(place);
        var from = Math.Min(Kernel, CeilingOfRatio(Math.Max(0, -start), Dilation));
        return (from, Math.Clamp(CeilingOfRatio(Math.Max(0, Size - start), Dilation), from, Kernel));
    }

    /// <summary>Returns the number of a window's taps on the image or its padding; what a last window reaches beyond them does not
    /// count.</summary>
    public int InsidePadding(int place) => Math.Min(Kernel, CeilingOfRatio(Size + After - Start(place), Dilation));

    /// <summary>Returns ⌈a / b⌉ for a ≥ 0.</summary>
    public static int CeilingOfRatio(int a, int b) => (a + b - 1) / b;
}
