namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Images [N, C, H, W] as normalization sees them: <see cref="Pixels"/> is H·W, and 1 for plain vectors [N, C].</summary>
internal readonly record struct ImageChannels(nint Images, nint Channels, nint Pixels)
{
    /// <summary>How many values a channel has in all images together.</summary>
    public nint PerChannel => Images * Pixels;

    /// <summary>Where the plane of one channel of one image starts.</summary>
    public nint Plane(nint image, nint channel) => ((image * Channels) + channel) * Pixels;

    /// <summary>The same values with a channel side by side, as one image of which each channel is a row.</summary>
    public ImageChannels Transposed => new(1, Channels, Images);
}
