using CourseKit.Tensors.Kernels.Depthwise;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Windows;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The depth-wise algorithm: every channel has filters of its own, summed directly because the products would be too
/// small.</summary>
internal sealed unsafe class DepthwiseAlgorithm : ConvolutionAlgorithm
{
    public override bool Suits(ConvolutionGeometry geometry) =>
        geometry is { GroupChannels: 1, Kernel.Depth: 1, Input.Depth: 1, Padding.Depth: 0, Kernel.Width: <= RowBands.WidestKernel } &&
            geometry.Groups > 1;

    public override PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights) => new Unchanged(this, geometry.Groups, weights);

    public override void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx) =>
        DepthwiseConvolution.InputGradient(dy, weights, dx, Sizes(geometry));

    public override void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw) =>
        DepthwiseConvolution.WeightGradient(x, dy, dw, Sizes(geometry));

    private static DepthwiseShape Sizes(ConvolutionGeometry geometry)
    {
        var (input, output, reach, padding) = (geometry.Input, geometry.Output, geometry.Reach, geometry.Padding);
        var (kernel, stride, dilation) = (geometry.Kernel, geometry.Stride, geometry.Dilation);
        var (below, behind) = (reach.Height - input.Height - padding.Height, reach.Width - input.Width - padding.Width);
        return new(geometry.Images, geometry.Channels, geometry.GroupFilters, new ImageWindows(
            new(input.Height, kernel.Height, stride.Height, dilation.Height, padding.Height, below, output.Height),
            new(input.Width, kernel.Width, stride.Width, dilation.Width, padding.Width, behind, output.Width)));
    }

    private sealed class Unchanged(ConvolutionAlgorithm algorithm, int groups, float* weights) : PreparedWeights(algorithm, groups)
    {
        public override void Forward(ConvolutionGeometry geometry, float* x, float* y, Fusion fusion)
        {
            var count = (nint)geometry.Images * geometry.Filters * geometry.Output.Places;
            var isFused = fusion.Activation.IsBetween(out var low, out var high) && fusion.Addend == null;
            DepthwiseConvolution.Forward(
                x, weights, fusion.Bias, y, Sizes(geometry), isFused ? low : float.NegativeInfinity,
                    isFused ? high : float.PositiveInfinity);
            if (fusion.Addend != null)
            {
                Binary.Apply<Functions.Add>(y, fusion.Addend, y, count);
            }

            if (!isFused)
            {
                fusion.Activation.Apply(y, count);
            }
        }

        protected override void Free()
        {
        }
    }
}
