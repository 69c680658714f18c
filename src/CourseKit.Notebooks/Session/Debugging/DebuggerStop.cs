namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>A stop of the code of cells, until it goes on.</summary>
/// <param name="Frame">The innermost frame.</param>
/// <param name="Reason">The reason, in the words of the Debug Adapter Protocol: breakpoint, step, pause or exception.</param>
/// <param name="Text">The message of an exception; null for other reasons.</param>
internal sealed record DebuggerStop(CellFrame Frame, string Reason, string? Text = null)
{
    /// <summary>The frames from the inside, each at the place that it has come to.</summary>
    public IReadOnlyList<CellFrame> Stack { get; } = [.. Frame.Stack.Where(frame => frame.Place is not null)];
}
