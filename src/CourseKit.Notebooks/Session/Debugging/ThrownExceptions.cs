using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>Stops code of cells where it throws, or calls what throws, unless somebody would catch it: a function of a cell, or what
/// has thrown.</summary>
/// <remarks>The runtime tells of exceptions before it looks for handlers, when all frames are still there.</remarks>
internal sealed class ThrownExceptions(Debugger debugger)
{
    [ThreadStatic]
    private static bool isLooking;

    private readonly ConditionalWeakTable<Exception, object> told = [];
    private bool isWatching;

    /// <summary>Gets or sets whether exceptions are looked at.</summary>
    public bool IsWatching
    {
        get => isWatching;
        set
        {
            AppDomain.CurrentDomain.FirstChanceException -= Look;
            if (isWatching = value)
            {
                AppDomain.CurrentDomain.FirstChanceException += Look;
            }
        }
    }

    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        var error = thrown.Exception;
        if (isLooking || CellFrame.Current is not { IsQuiet: false, Place: not null } frame || frame.Cell.Debugger != debugger
            || error is ThreadInterruptedException or OperationCanceledException || Stoppable.IsStopping)
        {
            return;
        }

        isLooking = true;
        try
        {
            // An exception that passes an «await», or is thrown again, is told again.
            if (!IsCaughtInCells(frame, error) && !IsCaughtInLibrary(error) && told.TryAdd(error, frame))
            {
                debugger.Hold(() => new DebuggerStop(frame, "exception", ErrorText.OneLine(error)));
            }
        }
        catch (Exception)
        {
            // The cell is to stop, which its next checkpoint tells: here, an exception would end the process.
        }
        finally
        {
            isLooking = false;
        }
    }

    private static bool IsCaughtInCells(CellFrame frame, Exception error)
    {
        var types = new HashSet<string?>();
        for (var type = error.GetType(); type is not null; type = type.BaseType)
        {
            types.Add(type.FullName);
        }

        return frame.Stack.Any(one => one.Place?.Handlers.Any(types.Contains) ?? false);
    }

    /// <summary>Returns whether the exception would be caught between what throws it and the code of a cell.</summary>
    private static bool IsCaughtInLibrary(Exception error)
    {
        var frames = new StackTrace(fNeedFileInfo: false).GetFrames().SkipWhile(frame => IsOurs(frame.GetMethod()));
        return frames.TakeWhile(frame => frame.GetMethod() is { } method && CellAssemblies.SymbolsOf(method.Module.Assembly) is null)
            .Any(frame => Catches(frame, error));
    }

    private static bool IsOurs(MethodBase? method) => method?.DeclaringType is { } type
        && (type.DeclaringType ?? type) == typeof(ThrownExceptions);

    private static bool Catches(StackFrame frame, Exception error) => frame.GetMethod() is { DeclaringType: not null } method
        && method.GetMethodBody() is { } body && body.ExceptionHandlingClauses.Any(clause =>
            clause.TryOffset <= frame.GetILOffset() && frame.GetILOffset() < clause.TryOffset + clause.TryLength
            && (clause.Flags == ExceptionHandlingClauseOptions.Filter
                || (clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType!.IsInstanceOfType(error))));
}
