using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The weights of a convolution as an algorithm reads them. May be kept as long as the weights do not change.</summary>
internal abstract unsafe class PreparedWeights(ConvolutionAlgorithm algorithm, int groups) : SharedResource
{
    public ConvolutionAlgorithm Algorithm => algorithm;

    public int Groups => groups;

    /// <summary>y = activation(x ∗ w + bias + addend).</summary>
    public abstract void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion);
}
