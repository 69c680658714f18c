namespace CourseKit.Tensors;

/// <summary>What a layer does to each of its results before it stores them, which saves a pass over memory.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    HardSwish,

    /// <summary>x / (1 + e⁻ˣ).</summary>
    Silu,
}
