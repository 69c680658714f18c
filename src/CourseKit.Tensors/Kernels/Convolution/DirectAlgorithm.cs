namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Convolution straight from the images, where filters or channels are few.</summary>
internal sealed unsafe class DirectAlgorithm : ConvolutionAlgorithm
{
    /// <summary>Up to how many filters use a window value too seldom for packing it to pay off.</summary>
    private const int Few = 16;

    public override bool Suits(ConvolutionGeometry geometry) =>
        DirectKernel.IsSupported && (geometry.GroupFilters <= Few || geometry.GroupChannels <= Few);

    public override PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights) =>
        new Packed(this, geometry.Groups, new DirectWeights(DirectKernel.Best, geometry, weights));

    public override void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx) =>
        DirectConvolution.InputGradient(geometry, dy, weights, dx, DirectKernel.Best);

    public override void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw) =>
        DirectConvolution.WeightGradient(geometry, x, dy, dw, DirectKernel.Best);

    private sealed class Packed(ConvolutionAlgorithm algorithm, int groups, DirectWeights weights) : PreparedWeights(algorithm, groups)
    {
        public override void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion) =>
            DirectConvolution.Forward(geometry, x, weights, y, fusion);

        public override void Dispose() => weights.Dispose();
    }
}
