namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The addresses of windows' values: tap t of output pixel p is value <c>taps[t] + place(p)</c> of the image.</summary>
/// <remarks>
/// That holds in images without padding and with stride one as they are, and in all others after they have been padded and dealt
/// out (<see cref="PolyphaseAxis"/>). Places follow each other in runs: at least as long as a row of output pixels.
/// </remarks>
internal readonly struct WindowLayout
{
    private readonly PolyphaseAxis depth;
    private readonly PolyphaseAxis height;
    private readonly PolyphaseAxis width;
    private readonly int rowStride;
    private readonly int sliceStride;
    private readonly int rows;

    public WindowLayout(ConvolutionGeometry geometry, bool inPlace)
    {
        depth = new(geometry.Output.Depth, geometry.Stride.Depth, geometry.Kernel.Depth, geometry.Dilation.Depth);
        height = new(geometry.Output.Height, geometry.Stride.Height, geometry.Kernel.Height, geometry.Dilation.Height);
        width = new(geometry.Output.Width, geometry.Stride.Width, geometry.Kernel.Width, geometry.Dilation.Width);
        var slices = inPlace ? geometry.Input.Depth : depth.Length;
        var lines = inPlace ? geometry.Input.Height : height.Length;
        rowStride = inPlace ? geometry.Input.Width : width.Length;
        sliceStride = lines * rowStride;
        PhaseSize = slices * sliceStride;
        ChannelSize = PhaseSize * depth.Count * height.Count * width.Count;
        ImageSize = (nint)ChannelSize * geometry.Channels;
        Pixels = geometry.Output.Places;
        rows = geometry.Output.Height;
        Run = geometry.Output.Width;
        if (Run == rowStride)
        {
            (Run, rows) = (Run * rows, 1);
            if (Run == sliceStride)
            {
                Run *= geometry.Output.Depth;
            }
        }
    }

    /// <summary>Gets the values of one phase of a channel.</summary>
    public int PhaseSize { get; }

    /// <summary>Gets the values of a channel, all phases together.</summary>
    public int ChannelSize { get; }

    /// <summary>Gets the values of an image, all channels together.</summary>
    public nint ImageSize { get; }

    /// <summary>Gets the number of windows of an image.</summary>
    public int Pixels { get; }

    /// <summary>Gets the number of output pixels whose places are contiguous.</summary>
    public int Run { get; }

    /// <summary>Returns the place of output pixel <paramref name="column"/> of the batch, and the number of pixels from it on that are
    /// contiguous.</summary>
    public nint Place(int column, out int run)
    {
        var (image, pixel) = Math.DivRem(column, Pixels);
        var (line, x) = Math.DivRem(pixel, Run);
        var (slice, row) = Math.DivRem(line, rows);
        run = Run - x;
        return (image * ImageSize) + (slice * sliceStride) + (row * rowStride) + x;
    }

    /// <summary>Lists the offsets of all taps of one group of channels: channel by channel, slice by slice, row by row.</summary>
    public unsafe void ListTaps(ConvolutionGeometry geometry, int* taps)
    {
        var kernel = geometry.Kernel;
        var tap = taps;
        for (var z = 0; z < kernel.Depth; z++)
        {
            for (var y = 0; y < kernel.Height; y++)
            {
                for (var x = 0; x < kernel.Width; x++)
                {
                    var phase = (((depth.PhaseOf(z) * height.Count) + height.PhaseOf(y)) * width.Count) + width.PhaseOf(x);
                    *tap++ = (phase * PhaseSize) + (depth.ShiftOf(z) * sliceStride) + (height.ShiftOf(y) * rowStride) + width.ShiftOf(x);
                }
            }
        }

        for (var end = taps + geometry.Taps; tap < end; tap++)
        {
            *tap = tap[-kernel.Places] + ChannelSize; // The same of the next channel.
        }
    }
}
