namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The sizes of a convolution: [N, C, D, H, W] with weights [F, C/groups, d, h, w] → [N, F, D', H', W'].</summary>
/// <param name="Images">N.</param>
/// <param name="Channels">C, in all groups together.</param>
/// <param name="Input">D, H and W.</param>
/// <param name="Filters">F, in all groups together.</param>
/// <param name="Kernel">d, h and w.</param>
/// <param name="Output">D', H' and W', which say how much padding there is behind.</param>
internal readonly record struct ConvolutionGeometry(int Images, int Channels, Extents Input, int Filters, Extents Kernel, Extents Output)
{
    public Extents Stride { get; init; } = Extents.One;

    /// <summary>Gets the zeros in front of each axis; negative where the image is cropped.</summary>
    public Extents Padding { get; init; }

    public Extents Dilation { get; init; } = Extents.One;

    public int Groups { get; init; } = 1;

    public int GroupChannels => Channels / Groups;

    public int GroupFilters => Filters / Groups;

    /// <summary>Gets the number of taps: the values of a window, which are as many as the weights of a filter.</summary>
    public int Taps => GroupChannels * Kernel.Places;

    /// <summary>Gets the extent of the padded axes that windows reach: (output − 1)·stride + (kernel − 1)·dilation + 1.</summary>
    public Extents Reach => new(
        Reached(Output.Depth, Stride.Depth, Kernel.Depth, Dilation.Depth),
        Reached(Output.Height, Stride.Height, Kernel.Height, Dilation.Height),
        Reached(Output.Width, Stride.Width, Kernel.Width, Dilation.Width));

    /// <summary>Gets the convolution that computes the gradient of the input where the stride is one: of the output's gradient, with
    /// flipped weights and full padding.</summary>
    public ConvolutionGeometry Reversed => this with
    {
        Channels = Filters,
        Input = Output,
        Filters = Channels,
        Output = Input,
        Padding = new(
            ((Kernel.Depth - 1) * Dilation.Depth) - Padding.Depth,
            ((Kernel.Height - 1) * Dilation.Height) - Padding.Height,
            ((Kernel.Width - 1) * Dilation.Width) - Padding.Width),
    };

    /// <summary>Returns the geometry of windows, one an axis, over a batch of shape [N, C, …].</summary>
    /// <exception cref="ShapeException">A window does not fit, or there are too many pixels.</exception>
    public static ConvolutionGeometry Of(Shape input, int filters, IReadOnlyList<Window> windows, int groups)
    {
        Window.RequireRoom(windows, input[2..]);
        var axes = windows.Zip(input[2..]).ToList();
        return new(
            input[0], input[1], Extents.Of(input[2..]), filters, Extents.Of(windows.Select(window => window.Kernel)),
            Extents.Of(axes.Select(axis => axis.First.Slide(axis.Second))))
        {
            Stride = Extents.Of(windows.Select(window => window.Stride)),
            Dilation = Extents.Of(windows.Select(window => window.Dilation)),
            Padding = Extents.Of(axes.Select(axis => axis.First.Padding.Around(axis.Second, axis.First.Extent, axis.First.Stride).Before),
                missing: 0),
            Groups = groups,
        };
    }

    /// <summary>Returns the geometry of a 2-D convolution whose window is square and moves in the same way along both axes.</summary>
    public static ConvolutionGeometry OfImages(
        int images, int channels, int height, int width, int filters, int kernel, int stride = 1, int padding = 0, int dilation = 1,
            int groups = 1)
    {
        var extent = ((kernel - 1) * dilation) + 1;
        var output = new Extents(1, ((height + (2 * padding) - extent) / stride) + 1, ((width + (2 * padding) - extent) / stride) + 1);
        return new(images, channels, new(1, height, width), filters, new(1, kernel, kernel), output)
        {
            Stride = new(1, stride, stride),
            Padding = new(0, padding, padding),
            Dilation = new(1, dilation, dilation),
            Groups = groups,
        };
    }

    private static int Reached(int output, int stride, int kernel, int dilation) => ((output - 1) * stride) + ((kernel - 1) * dilation) + 1;
}
