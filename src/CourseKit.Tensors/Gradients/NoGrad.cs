namespace CourseKit.Tensors.Gradients;

/// <summary>A scope without a record for gradients, as when a trained network only predicts: <c>using (new NoGrad()) { … }</c>.</summary>
/// <remarks>
/// Holds for the code inside, also after an <c>await</c> on another thread, until it is disposed; other code that runs meanwhile goes on
/// recording. Tasks, threads and timers that are started inside keep the scope for their whole life. May be nested.
/// </remarks>
public sealed class NoGrad : IDisposable
{
    private static readonly AsyncLocal<bool> Active = new();

    private readonly bool outer = Active.Value;
    private bool disposed;

    /// <summary>Stops the record.</summary>
    public NoGrad() => Active.Value = true;

    internal static bool IsActive => Active.Value;

    /// <summary>Goes on with the record as before.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Active.Value = outer;
        }
    }
}
