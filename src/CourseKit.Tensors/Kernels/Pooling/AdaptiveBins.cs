namespace CourseKit.Tensors.Kernels.Pooling;

/// <summary>The bins of adaptive pooling as in PyTorch: [H, W] into [H', W'], where bin i of o covers ⌊i·H/o⌋ up to just below ⌈(i +
/// 1)·H/o⌉.</summary>
/// <remarks>Where H' does not divide H, neighboring bins overlap.</remarks>
internal readonly record struct AdaptiveBins(int Height, int Width, int Rows, int Columns)
{
    /// <summary>Gets the pixels of an image, H·W.</summary>
    public int Pixels => Height * Width;

    /// <summary>Gets the number of bins, H'·W'.</summary>
    public int Bins => Rows * Columns;

    /// <summary>Gets the pixels of a bin: rows from top to just below bottom, columns from left to just below right.</summary>
    public (int Top, int Bottom, int Left, int Right) this[int bin]
    {
        get
        {
            var ((top, bottom), (left, right)) = (Along(Height, Rows, bin / Columns), Along(Width, Columns, bin % Columns));
            return (top, bottom, left, right);
        }
    }

    private static (int From, int To) Along(int size, int bins, int bin) =>
        ((int)((long)bin * size / bins), (int)((((long)(bin + 1) * size) + bins - 1) / bins));
}
