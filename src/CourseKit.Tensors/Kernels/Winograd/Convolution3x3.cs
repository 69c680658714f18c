namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The sizes of a 3×3 convolution of stride one: [N, C, H, W] → [N, F, H', W'].</summary>
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
    /// <summary>Gets the rows of 4×4 output tiles in an image; the last may stand out.</summary>
    public int TileRows => (OutputHeight + 3) / 4;

    /// <summary>Gets the columns of 4×4 output tiles in an image.</summary>
    public int TileColumns => (OutputWidth + 3) / 4;

    /// <summary>Gets the tiles of all images, numbered row by row, image after image.</summary>
    public int Tiles => Images * TileRows * TileColumns;

    /// <summary>Gets the adjoint convolution, from the gradient of the output to that of the input: weights flipped, filters and channels
    /// swapped.</summary>
    public Convolution3x3 Adjoint =>
        new(Images, Filters, Channels, OutputHeight, OutputWidth, Height, Width, 2 - PaddingRows, 2 - PaddingColumns);

    /// <summary>Returns the sizes of a convolution with equal padding at all four edges.</summary>
    public static Convolution3x3 Padded(int images, int channels, int filters, int height, int width, int padding) =>
        new(images, channels, filters, height, width, height + (2 * padding) - 2, width + (2 * padding) - 2, padding, padding);
}
