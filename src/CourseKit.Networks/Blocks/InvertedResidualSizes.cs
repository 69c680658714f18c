namespace CourseKit.Networks.Blocks;

/// <summary>The sizes of an inverted residual: a row of the tables of MobileNet and EfficientNet.</summary>
/// <param name="Channels">How many maps the input has.</param>
/// <param name="Expanded">How many maps the depth-wise convolution works on.</param>
/// <param name="Filters">How many maps come out.</param>
/// <param name="Kernel">How many pixels the depth-wise convolution sees along each axis.</param>
/// <param name="Stride">How far it moves at each step.</param>
public sealed record InvertedResidualSizes(int Channels, int Expanded, int Filters, int Kernel = 3, int Stride = 1)
{
    /// <summary>Gets whether input and output have one shape, so that there is a skip connection.</summary>
    public bool KeepsShape => Stride == 1 && Channels == Filters;
}
