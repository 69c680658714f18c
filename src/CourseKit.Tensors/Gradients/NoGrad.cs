namespace CourseKit.Tensors.Gradients;

/// <summary>Computes without a record for gradients, as when a trained network only predicts: <c>using (new NoGrad()) { … }</c>.</summary>
/// <remarks>Holds for the thread that it was made on, until it is disposed; may be nested.</remarks>
public sealed class NoGrad : IDisposable
{
    [ThreadStatic]
    private static int depth;

    private bool disposed;

    /// <summary>Stops the record.</summary>
    public NoGrad() => depth++;

    internal static bool IsActive => depth > 0;

    /// <summary>Goes on with the record as before.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            depth--;
        }
    }
}
