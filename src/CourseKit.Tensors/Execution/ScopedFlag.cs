namespace CourseKit.Tensors.Execution;

/// <summary>A flag that is set within scopes: for the code inside, also after an <c>await</c> on another thread, until the scope is
/// disposed.</summary>
/// <remarks>Other code that runs meanwhile does not see it. Scopes may be nested, and disposed twice.</remarks>
internal sealed class ScopedFlag
{
    private readonly AsyncLocal<bool> state = new();

    /// <summary>Gets whether the calling code is in such a scope.</summary>
    public bool IsSet => state.Value;

    /// <summary>Opens a scope.</summary>
    public IDisposable Set() => new Scope(state);

    private sealed class Scope : IDisposable
    {
        private readonly bool outer;
        private AsyncLocal<bool>? state;

        public Scope(AsyncLocal<bool> state)
        {
            (this.state, outer) = (state, state.Value);
            state.Value = true;
        }

        public void Dispose()
        {
            if (state is { } open)
            {
                state = null;
                open.Value = outer;
            }
        }
    }
}
