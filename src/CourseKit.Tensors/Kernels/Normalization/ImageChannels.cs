namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>The sizes of images [N, C, H, W] for normalization: <see cref="Pixels"/> is H·W, and 1 for vectors [N, C].</summary>
internal readonly record struct ImageChannels(nint Images, nint Channels, nint Pixels)
{
    /// <summary>Gets the number of values of a channel in all images together.</summary>
    public nint PerChannel => Images * Pixels;

    /// <summary>Returns the offset of one channel of one image.</summary>
    public nint Plane(nint image, nint channel) => ((image * Channels) + channel) * Pixels;

    /// <summary>Gets the sizes of vectors [N, C] transposed: one image whose channels are rows of N values.</summary>
    public ImageChannels Transposed => new(1, Channels, Images);
}
