namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The direct algorithm: windows are read from the images without packing, where filters or channels are few.</summary>
internal sealed unsafe class DirectAlgorithm : ConvolutionAlgorithm
{
    /// <summary>The number of filters, or of channels, up to which packing a window does not pay off: its values are used too
    /// seldom.</summary>
    private const int Few = 8;

    /// <summary>The corresponding number for 1×1 filters, whose images need no padding and are contiguous.</summary>
    private const int FewOfOnePixel = 16;

    /// <summary>The number of weights up to which their sums, a vector each, stay in the L2 cache.</summary>
    private const int FewWeights = 4096;

    public override bool ScalesInput => true;

    public override bool Suits(ConvolutionGeometry geometry) => DirectKernel.IsSupported
        && Math.Min(geometry.GroupFilters, geometry.GroupChannels) <= (geometry.Kernel.Places == 1 ? FewOfOnePixel : Few)
        && FillsVectors(geometry);

    public override PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights) =>
        new Packed(this, geometry.Groups, new DirectWeights(DirectKernel.Best, geometry, weights));

    public override void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx)
    {
        if (geometry.Stride == Extents.One && FillsVectors(geometry.Reversed))
        {
            DirectConvolution.InputGradient(geometry, dy, weights, dx, DirectKernel.Best);
        }
        else
        {
            GemmConvolution.InputGradient(geometry, dy, weights, dx);
        }
    }

    public override void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw)
    {
        if (geometry.GroupFilters * geometry.Taps <= FewWeights)
        {
            DirectConvolution.WeightGradient(geometry, x, dy, dw, DirectKernel.Best);
        }
        else
        {
            GemmConvolution.WeightGradient(geometry, x, dy, dw);
        }
    }

    /// <summary>Returns whether at least 60 % of the lanes have a pixel, and there are enough vectors.</summary>
    private static bool FillsVectors(ConvolutionGeometry geometry)
    {
        const int Handful = 16;
        var (run, lanes) = (new WindowLayout(geometry, PaddedImages.AreNotNeeded(geometry, default)).Run, DirectKernel.Best.Lanes);
        var room = (run + lanes - 1) / lanes * lanes;
        return run >= 0.6 * room && geometry.Images * geometry.Output.Places >= Handful * lanes;
    }

    private sealed class Packed(ConvolutionAlgorithm algorithm, int groups, DirectWeights weights) : PreparedWeights(algorithm, groups)
    {
        public override void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion) =>
            DirectConvolution.Forward(geometry, x, weights, y, fusion);

        protected override void Free() => weights.Dispose();
    }
}
