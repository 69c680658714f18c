namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The images that tiles are cut from: [N, C, H, W], the first tile beginning a little outside if they are padded.</summary>
/// <param name="Tiling">The tiling of the output.</param>
/// <param name="Channels">C.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="PaddingRows">The rows above the image at which the first tile begins.</param>
/// <param name="PaddingColumns">The columns to the left of it.</param>
internal readonly record struct PixelSource(Convolution3x3 Tiling, int Channels, int Height, int Width, int PaddingRows, int PaddingColumns)
{
    /// <summary>Gets the distance between channels.</summary>
    public nint PlaneSize => (nint)Height * Width;

    public static PixelSource Input(Convolution3x3 convolution) => new(
        convolution, convolution.Channels, convolution.Height, convolution.Width, convolution.PaddingRows, convolution.PaddingColumns);

    public static PixelSource OutputGradient(Convolution3x3 convolution) =>
        new(convolution, convolution.Filters, convolution.OutputHeight, convolution.OutputWidth, 0, 0);

    /// <summary>Returns the source of the pixels of tiles of <paramref name="size"/>×<paramref name="size"/> pixels.</summary>
    public unsafe PixelRun Pixels(TileRun run, int size, int target)
    {
        var (top, left) = ((4 * run.Row) - PaddingRows, (4 * run.Column) - PaddingColumns);
        var (start, end) = (Math.Max(0, left), Math.Min(left + (4 * (run.Count - 1)) + size, Width));
        var pixels = new PixelRun { Count = Math.Max(0, end - start), Target = target + start - left };
        for (var i = 0; i < 6; i++)
        {
            var row = top + i;
            pixels.Rows[i] = row >= 0 && row < Height ? ((((long)run.Image * Channels * Height) + row) * Width) + start : -1;
        }

        return pixels;
    }
}
