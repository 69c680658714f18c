namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>Where the pixels that a run of tiles sees lie in a channel, and where they go.</summary>
/// <remarks>All places are counted from the channel of the first image; a row outside of the image is marked −1.</remarks>
internal unsafe struct PixelRun
{
    /// <summary>The rows of the tiles, from their first pixel inside the image.</summary>
    public fixed long Rows[6];

    /// <summary>How many pixels of each row lie inside the image.</summary>
    public int Count;

    /// <summary>The place in a row of the strip where they begin.</summary>
    public int Target;
}
