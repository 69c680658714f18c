namespace CourseKit.Tensors.Gradients;

/// <summary>A scope without a record for gradients, as when a trained network only predicts: <c>using (new NoGrad()) { … }</c>.</summary>
/// <remarks>
/// Holds for the code inside, also after an <c>await</c> on another thread and in tasks started there, until it is disposed; other
/// code that runs meanwhile goes on recording. May be nested.
/// </remarks>
public sealed class NoGrad : IDisposable
{
    private static readonly AsyncLocal<int> Depth = new();

    private bool disposed;

    /// <summary>Stops the record.</summary>
    public NoGrad() => Depth.Value++;

    internal static bool IsActive => Depth.Value > 0;

    /// <summary>Goes on with the record as before.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Depth.Value = Math.Max(0, Depth.Value - 1); // 0 where it did not flow to: a scope disposed by code that it was not around.
        }
    }
}
