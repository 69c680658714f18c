namespace CourseKit.Tensors.Kernels.Convolution;

/// <content>The gradient of the input.</content>
internal static unsafe partial class DirectConvolution
{
    /// <summary>dx = what each input value contributed to the outputs, times their gradients, for a stride of one.</summary>
    public static void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx, DirectKernel kernel)
    {
        var reversed = geometry.Reversed;
        using var turned = DirectWeights.OfReversed(kernel, reversed, weights);
        Forward(reversed, dy, turned, dx);
    }
}
