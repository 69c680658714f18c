namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>
/// The order in which direct convolution sums what a window sees: line of the filter by line, and of each line channel by channel.
/// So what lies on padding above or below an image is at the beginning or at the end, and can be left out.
/// </summary>
internal readonly struct LinesFirst(ConvolutionGeometry geometry)
{
    private readonly int width = geometry.Kernel.Width;
    private readonly int line = geometry.GroupChannels * geometry.Kernel.Width;
    private readonly int places = geometry.Kernel.Places;

    /// <summary>How many numbers a line of a filter has, in all channels of a group.</summary>
    public int Line => line;

    /// <summary>Where the number that comes at some turn has its place among the weights of a filter.</summary>
    public int Weight(int turn)
    {
        var (number, rest) = Math.DivRem(turn, line);
        var (channel, column) = Math.DivRem(rest, width);
        return (channel * places) + (number * width) + column;
    }
}
