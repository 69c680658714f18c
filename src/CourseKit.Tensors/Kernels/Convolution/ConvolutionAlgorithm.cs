namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>An algorithm for convolutions and their gradients; all of them compute what <see cref="PlainConvolution"/> does.</summary>
internal abstract unsafe class ConvolutionAlgorithm
{
    /// <summary>The algorithms, from the most specialized to the general one.</summary>
    private static readonly ConvolutionAlgorithm[] All = [new DepthwiseAlgorithm(), new WinogradAlgorithm(), new DirectAlgorithm(),
        new GemmAlgorithm()];

    /// <summary>Returns the algorithm for a convolution of these sizes.</summary>
    public static ConvolutionAlgorithm For(ConvolutionGeometry geometry) => Array.Find(All, algorithm => algorithm.Suits(geometry))!;

    /// <summary>Gets whether the algorithm can apply <see cref="Fusion.InputScaling"/> while it reads the input.</summary>
    public virtual bool ScalesInput => false;

    /// <summary>Returns whether the algorithm can compute this convolution, and faster than those that come after it.</summary>
    public abstract bool Suits(ConvolutionGeometry geometry);

    /// <summary>Brings the weights, [F, C/groups, d, h, w], into the order in which they are read.</summary>
    public abstract PreparedWeights Prepare(ConvolutionGeometry geometry, float* weights);

    /// <summary>dx = what each input value contributed to the outputs, times their gradients.</summary>
    public abstract void InputGradient(ConvolutionGeometry geometry, float* dy, float* weights, float* dx);

    /// <summary>dw = what each weight contributed to the outputs, times their gradients.</summary>
    public abstract void WeightGradient(ConvolutionGeometry geometry, float* x, float* dy, float* dw);
}
