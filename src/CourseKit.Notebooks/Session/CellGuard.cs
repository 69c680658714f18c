using System.ComponentModel;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>What the compiler puts into every cell, so that it can always be stopped and cannot overflow the stack.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellGuard
{
    /// <summary>Called at the start of a function.</summary>
    /// <returns>Always true.</returns>
    /// <exception cref="InsufficientExecutionStackException">Too many calls inside each other; an overflow ends the process.</exception>
    /// <exception cref="StoppedException">The cell has been told to stop.</exception>
    public static bool Call()
    {
        Stoppable.Checkpoint();
        return RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? true
            : throw new InsufficientExecutionStackException(
                "Too many calls inside each other. Does a function call itself without an end?");
    }

    /// <summary>Called in each round of a loop, and by lambdas that call nothing, which are mostly called in one.</summary>
    /// <returns>Always true.</returns>
    /// <exception cref="StoppedException">The cell has been told to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Round()
    {
        Stoppable.Checkpoint();
        return true;
    }

    /// <summary>Asked before an exception is caught: what stops the cell is not.</summary>
    public static bool MayCatch() => !Stoppable.IsStopping;
}
