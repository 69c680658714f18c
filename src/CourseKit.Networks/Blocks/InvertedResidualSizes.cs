namespace CourseKit.Networks.Blocks;

/// <summary>The sizes of an inverted residual: a row of the tables of MobileNet and EfficientNet.</summary>
/// <param name="Channels">The number of input channels.</param>
/// <param name="Expanded">The number of channels of the depth-wise convolution.</param>
/// <param name="Filters">The number of output channels.</param>
/// <param name="Kernel">The height and width of the depth-wise convolution's kernel, in pixels.</param>
/// <param name="Stride">The stride of the depth-wise convolution.</param>
public sealed record InvertedResidualSizes(int Channels, int Expanded, int Filters, int Kernel = 3, int Stride = 1)
{
    /// <summary>Gets whether input and output have one shape, so that there is a skip connection.</summary>
    public bool KeepsShape => Stride == 1 && Channels == Filters;
}
