namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>Resizing, sample by sample.</summary>
internal static unsafe class PlainResampling
{
    /// <inheritdoc cref="Resample.Nearest"/>
    public static void Nearest(float* x, float* y, int planes, Resizing size)
    {
        for (var plane = 0; plane < planes; plane++, x += size.Pixels)
        {
            for (var i = 0; i < size.Rows.Samples; i++)
            {
                for (var j = 0; j < size.Columns.Samples; j++)
                {
                    *y++ = x[(size.Rows.Nearest(i) * size.Columns.Size) + size.Columns.Nearest(j)];
                }
            }
        }
    }

    /// <inheritdoc cref="Resample.Bilinear"/>
    public static void Bilinear(float* x, float* y, int planes, Resizing size)
    {
        for (var plane = 0; plane < planes; plane++, x += size.Pixels)
        {
            for (var i = 0; i < size.Rows.Samples; i++)
            {
                var (above, below, down) = size.Rows.Linear(i);
                var upper = x + (above * size.Columns.Size);
                var lower = x + (below * size.Columns.Size);
                for (var j = 0; j < size.Columns.Samples; j++)
                {
                    var (left, right, across) = size.Columns.Linear(j);
                    *y++ = ((1 - down) * (((1 - across) * upper[left]) + (across * upper[right])))
                        + (down * (((1 - across) * lower[left]) + (across * lower[right])));
                }
            }
        }
    }
}
