namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>The value that a function's gradient is computed from, besides the gradient of its result.</summary>
internal enum SavedValue
{
    /// <summary>None: the derivative is constant.</summary>
    None,

    /// <summary>The value x.</summary>
    Input,

    /// <summary>The result y = f(x).</summary>
    Output,
}
