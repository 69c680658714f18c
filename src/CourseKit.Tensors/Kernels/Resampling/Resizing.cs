namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>The resizing of images [H, W] to [H', W'], axis by axis.</summary>
internal readonly record struct Resizing(AxisSamples Rows, AxisSamples Columns)
{
    /// <summary>A resizing from [height, width] to [newHeight, newWidth]; <paramref name="alignCorners"/> matters to bilinear samples
    /// only.</summary>
    public Resizing(int height, int width, int newHeight, int newWidth, bool alignCorners = false)
        : this(new AxisSamples(height, newHeight, alignCorners), new AxisSamples(width, newWidth, alignCorners))
    {
    }

    /// <summary>Gets the pixels of an image, H·W.</summary>
    public int Pixels => Rows.Size * Columns.Size;

    /// <summary>Gets the samples of an image, H'·W'.</summary>
    public int Samples => Rows.Samples * Columns.Samples;
}
