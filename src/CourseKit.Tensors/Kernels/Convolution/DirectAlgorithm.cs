namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Convolution straight from the images, where filters or channels are few.</summary>
internal sealed unsafe class DirectAlgorithm : ConvolutionAlgorithm
{
    /// <summary>Up to how many filters use a value of a window too seldom for packing it to pay off;
    /// so do many filters, where channels are that few.</summary>
    private const int Few = 8;

    /// <summary>The same for filters of one pixel, whose images need no padding and lie in long runs.</summary>
    private const int FewOfOnePixel = 16;

    /// <summary>Up to how many weights their sums, a vector each, stay in the second cache.</summary>
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

    /// <summary>Whether at least 60 % of the lanes have a pixel, and there is more than a handful of vectors.</summary>
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
