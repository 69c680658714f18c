namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>What is done to each result before it is stored.</summary>
internal enum Activation
{
    None,
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    HardSwish,

    /// <summary>x / (1 + e^−x).</summary>
    Silu,
}
