namespace CourseKit.Tensors.Execution;

/// <summary>A flag that is set within scopes: for the code inside, also after an <c>await</c> on another thread, until the scope is
/// disposed.</summary>
/// <remarks>Other code that runs meanwhile does not see it. Scopes may be nested, end in any order, and be disposed twice: the flag is set
/// as long as one of them is open.</remarks>
internal sealed class ScopedFlag
{
    private readonly AsyncLocal<Open?> scopes = new();

    /// <summary>Gets whether the calling code is in such a scope.</summary>
    public bool IsSet => scopes.Value is not null;

    /// <summary>Opens a scope.</summary>
    public IDisposable Set()
    {
        var scope = new Scope(this);
        scopes.Value = new Open(scope, scopes.Value);
        return scope;
    }

    /// <summary>The open scopes of some code, the innermost first. Code that runs at the same time shares the outer ones, so none is ever
    /// changed.</summary>
    private sealed record Open(Scope Scope, Open? Outer)
    {
        /// <summary>Returns the scopes without one of them.</summary>
        public static Open? Without(Open? open, Scope scope) =>
            open is null || open.Scope == scope ? open?.Outer
            : Without(open.Outer, scope) is var outer && ReferenceEquals(outer, open.Outer) ? open
            : new Open(open.Scope, outer);
    }

    private sealed class Scope(ScopedFlag flag) : IDisposable
    {
        public void Dispose() => flag.scopes.Value = Open.Without(flag.scopes.Value, this);
    }
}
