namespace CourseKit.Tensors;

/// <summary>An activation that is computed in the same pass over memory as the operation before it.</summary>
internal enum Activation
{
    /// <summary>The identity, x.</summary>
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
