namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The general algorithm: convolution as a matrix product of weights and windows.</summary>
internal sealed unsafe class GemmAlgorithm : ConvolutionAlgorithm
{
    public override bool ScalesInput => true;

    public override bool Suits(ConvolutionGeometry geometry) => true;

    public override PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights) =>
        new Packed(this, geometry.Groups, new ConvolutionWeights(geometry, weights));

    public override void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx) =>
        GemmConvolution.InputGradient(geometry, dy, weights, dx);

    public override void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw) =>
        GemmConvolution.WeightGradient(geometry, x, dy, dw);

    private sealed class Packed(ConvolutionAlgorithm algorithm, int groups, ConvolutionWeights weights) : PreparedWeights(algorithm, groups)
    {
        public override void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion) =>
            GemmConvolution.Forward(geometry, x, weights, y, fusion);

        protected override void Free() => weights.Dispose();
    }
}
