namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>One way to compute convolutions and their gradients. All of them compute what <see cref="PlainConvolution"/> does.</summary>
internal abstract unsafe class ConvolutionAlgorithm
{
    /// <summary>From the most special to the one that can do all.</summary>
    private static readonly ConvolutionAlgorithm[] All = [new DepthwiseAlgorithm(), new WinogradAlgorithm(), new DirectAlgorithm(),
        new GemmAlgorithm()];

    /// <summary>The one for a convolution of these sizes.</summary>
    public static ConvolutionAlgorithm For(ConvolutionGeometry geometry) => Array.Find(All, algorithm => algorithm.Suits(geometry))!;

    /// <summary>Whether it can scale the input on the way: <see cref="Fusion.InputScaling"/>.</summary>
    public virtual bool ScalesInput => false;

    /// <summary>Whether it can compute this convolution, and faster than those that come after it.</summary>
    public abstract bool Suits(ConvolutionGeometry geometry);

    /// <summary>Brings the weights, [F, C/groups, d, h, w], into the order in which they are read.</summary>
    public abstract PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights);

    /// <summary>dx = what each input value contributed to the outputs, times their gradients.</summary>
    public abstract void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx);

    /// <summary>dw = what each weight contributed to the outputs, times their gradients.</summary>
    public abstract void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw);
}
