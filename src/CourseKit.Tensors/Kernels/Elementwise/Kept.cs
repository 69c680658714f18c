namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>What the gradient of a function is computed from, besides that of its result.</summary>
internal enum Kept
{
    /// <summary>Nothing: the derivative is the same everywhere.</summary>
    Nothing,

    /// <summary>The value x.</summary>
    Input,

    /// <summary>The result y = f(x).</summary>
    Output,
}
