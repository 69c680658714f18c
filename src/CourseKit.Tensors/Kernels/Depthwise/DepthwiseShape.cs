using CourseKit.Tensors.Kernels.Windows;

namespace CourseKit.Tensors.Kernels.Depthwise;

/// <summary>The sizes of a depth-wise convolution: each channel of [N, C, H, W] has filters of its own, which make [N, C·m, H',
/// W'].</summary>
/// <param name="Images">N.</param>
/// <param name="Channels">C.</param>
/// <param name="Multiplier">m, the filters of a channel; filter f belongs to channel ⌊f / m⌋.</param>
/// <param name="Windows">The geometry of the windows on an image.</param>
internal readonly record struct DepthwiseShape(int Images, int Channels, int Multiplier, ImageWindows Windows)
{
    /// <summary>Gets the number of filters, C·m.</summary>
    public int Filters => Channels * Multiplier;

    /// <summary>Gets the weights of a filter, h·w.</summary>
    public int Taps => Windows.Rows.Kernel * Windows.Columns.Kernel;

    /// <summary>Gets the multiply-accumulates of one channel of one image.</summary>
    public long OperationsPerPlane => (long)Windows.Places * Taps * Multiplier;
}
