using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>A convolution with what a network puts behind each of them: normalization, an activation.</summary>
/// <param name="filters">How many maps come out.</param>
/// <param name="window">What a filter sees.</param>
internal delegate Layer ConvolutionUnit(int filters, Window2d window);
