using CourseKit.Tensors.Execution;

namespace CourseKit.Networks;

/// <summary>Scope in which every layer computes as after <see cref="Layer.Eval"/>, whatever <see cref="Layer.Train"/> said, as while a
/// <see cref="Prediction.Predictor"/> runs its network.</summary>
/// <remarks>
/// Leaves the layers as they are, so that others may train them meanwhile. It says nothing of gradients, which
/// <see cref="Tensors.Gradients.NoGrad"/> turns off: as in PyTorch, where <c>eval()</c> and <c>no_grad()</c> are two things.
/// </remarks>
internal static class EvaluationMode
{
    private static readonly ScopedFlag Flag = new();

    /// <summary>Gets whether the calling code is in such a scope.</summary>
    public static bool IsActive => Flag.IsSet;

    /// <summary>Opens the scope; scopes may be nested.</summary>
    public static IDisposable Begin() => Flag.Set();
}
