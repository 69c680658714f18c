namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The source of a run of tiles' pixels in a channel, and their destination.</summary>
/// <remarks>All places are counted from the channel of the first image; a row outside of the image is marked −1.</remarks>
internal unsafe struct PixelRun
{
    /// <summary>The rows of the tiles, from their first pixel inside the image.</summary>
    public fixed long Rows[6];

    /// <summary>The number of pixels of each row that lie inside the image.</summary>
    public int Count;

    /// <summary>The position in a row of the strip where they begin.</summary>
    public int Target;
}
