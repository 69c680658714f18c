using CourseKit.Tensors.Kernels.Winograd;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Winograd's algorithm for 3×3 filters of stride one, in a quarter of the multiplications.</summary>
internal sealed unsafe class WinogradAlgorithm : ConvolutionAlgorithm
{
    public override bool Suits(ConvolutionGeometry geometry) => CanDo(geometry) && WinogradConvolution.Suits(Sizes(geometry));

    public override PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights) =>
        new Transformed(this, TransformedWeights.Of(weights, geometry.Filters, geometry.Channels));

    public override void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx)
    {
        var adjoint = Sizes(geometry).Adjoint;
        if (!WinogradConvolution.Suits(adjoint))
        {
            GemmConvolution.InputGradient(geometry, dy, weights, dx);
            return;
        }

        using var transformed = TransformedWeights.OfAdjoint(weights, geometry.Filters, geometry.Channels);
        WinogradConvolution.Forward(adjoint, dy, transformed, new Results(dx, adjoint));
    }

    public override void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw)
    {
        if (WinogradConvolution.SuitsWeightGradient(Sizes(geometry)))
        {
            WinogradConvolution.WeightGradient(Sizes(geometry), x, dy, dw);
        }
        else
        {
            GemmConvolution.WeightGradient(geometry, x, dy, dw);
        }
    }

    private static bool CanDo(ConvolutionGeometry geometry) =>
        geometry is
        {
            Groups: 1, Kernel: { Depth: 1, Height: 3, Width: 3 }, Input.Depth: 1,
            Padding: { Depth: 0, Height: >= 0 and <= 2, Width: >= 0 and <= 2 }
        }
        && geometry.Stride == Extents.One && geometry.Dilation == Extents.One;

    private static Convolution3x3 Sizes(ConvolutionGeometry geometry) => new(
        geometry.Images, geometry.Channels, geometry.Filters, geometry.Input.Height, geometry.Input.Width, geometry.Output.Height,
            geometry.Output.Width,
        geometry.Padding.Height, geometry.Padding.Width);

    private sealed class Transformed(ConvolutionAlgorithm algorithm, TransformedWeights weights) : PreparedWeights(algorithm, groups: 1)
    {
        public override void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion)
        {
            var sizes = Sizes(geometry);
            WinogradConvolution.Forward(sizes, x, weights, new Results(y, sizes)
            {
                Bias = fusion.Bias,
                Addend = fusion.Addend,
                Activation = fusion.Activation,
            });
        }

        protected override void Free() => weights.Dispose();
    }
}
