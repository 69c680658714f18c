using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;
using CourseKit.Notebooks.Session.Debugging;

namespace CourseKit.Notebooks.Session;

/// <summary>The calls that are compiled into every cell, so that it can always be stopped, and cannot overflow the stack or end the
/// process.</summary>
/// <remarks><see cref="GuardedCell"/> puts them into loops, catch clauses and handlers, <see cref="GuardedImage"/> at the start of methods
/// and in the place of others.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellGuard
{
    /// <summary>Called at the start of a method that calls others.</summary>
    /// <exception cref="InsufficientExecutionStackException">Too many calls inside each other; an overflow ends the process.</exception>
    /// <exception cref="StoppedException">The cell has been told to stop.</exception>
    public static void Call()
    {
        Stoppable.Checkpoint();
        CallStack.Enter(isSlow: false);
    }

    /// <summary>Called at the start of a method that exceptions take long to pass, such as a step of an iterator.</summary>
    /// <inheritdoc cref="Call"/>
    public static void SlowCall()
    {
        Stoppable.Checkpoint();
        CallStack.Enter(isSlow: true);
    }

    /// <summary>Called at the start of an asynchronous method, before its first step.</summary>
    /// <inheritdoc cref="Call"/>
    public static void AsyncCall()
    {
        SlowCall();
        AsyncDepth.Begin();
    }

    /// <summary>Called at the start of each step of an asynchronous method: the first, and those behind an <c>await</c>.</summary>
    /// <inheritdoc cref="Call"/>
    public static void AsyncStep()
    {
        Stoppable.Checkpoint();
        AsyncDepth.Step();
    }

    /// <summary>Called in each round of a loop, and by methods that call nothing, which are mostly called in one.</summary>
    /// <exception cref="StoppedException">The cell has been told to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round() => Stoppable.Checkpoint();

    /// <summary>Called with the number of items that a method wants to have on the stack.</summary>
    /// <exception cref="InsufficientExecutionStackException">There is no room for them; writing there would end the process.</exception>
    public static int Room<T>(int items)
        where T : unmanaged
    {
        const int Most = 1 << 20;
        return items <= Most / Unsafe.SizeOf<T>() && RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? items
            : throw new InsufficientExecutionStackException(string.Create(CultureInfo.InvariantCulture,
                $"stackalloc takes at most 1 MB in a cell. Received: {(long)items * Unsafe.SizeOf<T>():N0} bytes. "
                + $"Write new {TypeName.Of(typeof(T))}[{items}] for an array."));
    }

    /// <summary>Called in place of <see cref="Environment.Exit"/>.</summary>
    /// <exception cref="NotSupportedException">Always: the process is that of all cells.</exception>
    public static void Exit(int exitCode) => throw new NotSupportedException(
        $"Environment.Exit({exitCode}) would end the session, with the variables of all cells. To end a cell, write return;");

    /// <summary>Called in place of <see cref="Environment.FailFast(string?)"/>.</summary>
    /// <inheritdoc cref="Exit"/>
    public static void FailFast(string? message) => FailFast(message, null);

    /// <summary>Called in place of <see cref="Environment.FailFast(string?, Exception?)"/>.</summary>
    /// <inheritdoc cref="Exit"/>
    public static void FailFast(string? message, Exception? exception) => throw new NotSupportedException(
        $"Environment.FailFast would end the session, with the variables of all cells. Received: {message}", exception);

    /// <summary>Called with a handler of an event of the whole process.</summary>
    /// <returns>The handler that is to be added or removed: one that cannot end the process.</returns>
    public static T? Handler<T>(T? handler)
        where T : Delegate => handler is null ? null : (T)ProcessHandlers.Of(handler);

    /// <summary>Called with what an <see cref="AsyncLocal{T}"/> is to call at a change, which must not throw.</summary>
    /// <returns>The handler that it calls instead.</returns>
    public static Action<AsyncLocalValueChangedArgs<T>>? ChangeHandler<T>(Action<AsyncLocalValueChangedArgs<T>>? handler) =>
        handler is null ? null : change => ProcessHandlers.Run(() => handler(change));

    /// <summary>Called at the start of a function of a cell that is debugged; what it returns is disposed at the end.</summary>
    public static IDisposable Enter(int cell, int function) => CellFrame.Enter(DebuggedCell.Of(cell), function);

    /// <summary>Returns what stands for the statements of a debugged cell itself.</summary>
    public static IDisposable Frame(int cell) => DebuggedCell.Of(cell)?.Root ?? CellFrame.Nowhere();

    /// <summary>Called before a statement of a cell that is debugged, with the values that variables have there; it may wait for long.
    /// </summary>
    /// <returns>True.</returns>
    /// <exception cref="StoppedException">The cell has been told to stop.</exception>
    public static bool At(IDisposable frame, int place, object?[]? values)
    {
        ((CellFrame)frame).At(place, values ?? []);
        return true;
    }

    /// <summary>Asked before an exception is caught: what stops the cell is not.</summary>
    public static bool MayCatch() => !Stoppable.IsStopping;
}
