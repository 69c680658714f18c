namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>Images [H, W] that become [H', W'], axis by axis.</summary>
internal readonly record struct Resizing(AxisSamples Rows, AxisSamples Columns)
{
    /// <summary>From [height, width] to [newHeight, newWidth]; <paramref name="alignCorners"/> matters to bilinear samples only.</summary>
    public Resizing(int height, int width, int newHeight, int newWidth, bool alignCorners = false)
        : this(new AxisSamples(height, newHeight, alignCorners), new AxisSamples(width, newWidth, alignCorners))
    {
    }

    /// <summary>H·W.</summary>
    public int Pixels => Rows.Size * Columns.Size;

    /// <summary>H'·W'.</summary>
    public int Samples => Rows.Samples * Columns.Samples;
}
