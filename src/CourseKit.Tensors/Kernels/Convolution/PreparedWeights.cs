using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The weights of a convolution, packed or transformed for one algorithm. They may be kept for as long as the weights do not
/// change.</summary>
internal abstract unsafe class PreparedWeights(ConvolutionAlgorithm algorithm, int groups) : SharedResource
{
    public ConvolutionAlgorithm Algorithm => algorithm;

    public int Groups => groups;

    /// <summary>y = activation(x ∗ w + bias + addend).</summary>
    public abstract void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion);
}
