namespace CourseKit.Tensors.Kernels.Convolution;

/// <content>The gradient of the input.</content>
internal static unsafe partial class DirectConvolution
{
    /// <summary>dx = what each input value contributed to the outputs, times their gradients, for a stride of one.</summary>
    public static void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx, DirectKernel kernel)
    {
        var reversed = Reversed(geometry);
        using var turned = DirectWeights.OfReversed(kernel, reversed, weights);
        Forward(reversed, dy, turned, dx);
    }

    /// <summary>With stride one the gradient is itself a convolution, of dy, with as many zeros around as windows stick out.</summary>
    public static ConvolutionGeometry Reversed(ConvolutionGeometry geometry)
    {
        var (kernel, dilation, padding) = (geometry.Kernel, geometry.Dilation, geometry.Padding);
        return geometry with
        {
            Channels = geometry.Filters,
            Input = geometry.Output,
            Filters = geometry.Channels,
            Output = geometry.Input,
            Padding = new(
                ((kernel.Depth - 1) * dilation.Depth) - padding.Depth,
                ((kernel.Height - 1) * dilation.Height) - padding.Height,
                ((kernel.Width - 1) * dilation.Width) - padding.Width),
        };
    }
}
