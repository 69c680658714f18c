namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The order in which direct convolution sums a window: filter row by filter row, and in each channel by channel. The rows that
/// lie on padding above or below an image come first or last, and can be left out.</summary>
internal readonly struct KernelRowOrder(ConvolutionGeometry geometry)
{
    private readonly int width = geometry.Kernel.Width;
    private readonly int line = geometry.GroupChannels * geometry.Kernel.Width;
    private readonly int places = geometry.Kernel.Places;

    /// <summary>Gets the number of values in a row of a filter, all channels of a group together.</summary>
    public int Line => line;

    /// <summary>Returns the index among a filter's weights of the value at a position of this order.</summary>
    public int Weight(int turn)
    {
        var (number, rest) = Math.DivRem(turn, line);
        var (channel, column) = Math.DivRem(rest, width);
        return (channel * places) + (number * width) + column;
    }
}
