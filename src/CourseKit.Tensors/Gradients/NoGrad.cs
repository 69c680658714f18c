using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Gradients;

/// <summary>Scope in which no operation is recorded for gradients, as when a trained network only predicts: PyTorch's
/// <c>torch.no_grad()</c>, written <c>using (new NoGrad()) { … }</c>.</summary>
/// <remarks>
/// Holds for the code inside, also after an <c>await</c> on another thread, until it is disposed; other code that runs meanwhile goes on
/// recording. Tasks, threads and timers that are started inside keep the scope for their whole life. May be nested,
/// and ended in any order: nothing is recorded as long as one scope is open. An <c>async</c> method that ends a scope of its caller ends it
/// for itself alone. How layers compute does not change: dropout and batch normalization follow their training mode, as in
/// PyTorch, which <c>Eval()</c> ends.
/// </remarks>
public sealed class NoGrad : IDisposable
{
    private static readonly ScopedFlag Flag = new();

    private readonly IDisposable scope = Flag.Set();

    internal static bool IsActive => Flag.IsSet;

    /// <summary>Ends the scope: operations are recorded again, unless an outer scope is open.</summary>
    public void Dispose() => scope.Dispose();
}
