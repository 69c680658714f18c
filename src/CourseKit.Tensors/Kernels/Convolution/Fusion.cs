namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The fused operations around a convolution: activation(convolution + bias + addend), of an input that may be scaled
/// first.</summary>
internal readonly unsafe struct Fusion
{
    /// <summary>Gets one number a filter, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>Gets a skip connection in the shape of the output, or null.</summary>
    public float* Addend { get; init; }

    public Activation Activation { get; init; }

    public InputScaling InputScaling { get; init; }
}
