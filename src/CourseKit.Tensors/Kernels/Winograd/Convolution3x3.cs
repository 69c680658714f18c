namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>A convolution that Winograd's algorithm can do: [N, C, H, W] → [N, F, H', W'] by 3×3
/// filters that move pixel by pixel.</summary>
/// <param name="Images">N.</param>
/// <param name="Channels">C.</param>
/// <param name="Filters">F.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="OutputHeight">H', which says how many rows of zeros there are below the image.</param>
/// <param name="OutputWidth">W'.</param>
/// <param name="PaddingRows">Rows of zeros above the image.</param>
/// <param name="PaddingColumns">Columns of zeros to the left of it.</param>
internal readonly record struct Convolution3x3(
    int Images, int Channels, int Filters, int Height, int Width, int OutputHeight, int OutputWidth, int PaddingRows, int PaddingColumns)
{
    /// <summary>How many tiles of 4×4 results lie below each other in an image; the last may stand out.</summary>
    public int TileRows => (OutputHeight + 3) / 4;

    /// <summary>How many lie side by side.</summary>
    public int TileColumns => (OutputWidth + 3) / 4;

    /// <summary>The tiles of all images, numbered row by row, image after image.</summary>
    public int Tiles => Images * TileRows * TileColumns;

    /// <summary>
    /// The convolution that leads from the gradient of the output to that of the input: its weights
    /// are flipped, filters and channels swapped.
    /// </summary>
    public Convolution3x3 Adjoint =>
        new(Images, Filters, Channels, OutputHeight, OutputWidth, Height, Width, 2 - PaddingRows, 2 - PaddingColumns);

    /// <summary>With the same padding all around.</summary>
    public static Convolution3x3 Padded(int images, int channels, int filters, int height, int width, int padding) =>
        new(images, channels, filters, height, width, height + (2 * padding) - 2, width + (2 * padding) - 2, padding, padding);
}
