using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>A convolution with what a network puts behind each of them: normalization, an activation.</summary>
/// <param name="filters">The number of output channels.</param>
/// <param name="window">The size, stride, padding and dilation of the kernel.</param>
internal delegate Layer ConvolutionUnit(int filters, Window2d window);
