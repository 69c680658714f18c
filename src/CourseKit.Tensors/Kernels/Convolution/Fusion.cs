namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>What a convolution does besides: activation(convolution + bias + addend), of an input that may be scaled first.</summary>
internal readonly unsafe struct Fusion
{
    /// <summary>One number a filter, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>Maps like those of the output, or null: a skip connection.</summary>
    public float* Addend { get; init; }

    public Activation Activation { get; init; }

    public InputScaling InputScaling { get; init; }
}
