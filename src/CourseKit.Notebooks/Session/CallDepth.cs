using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CourseKit.Notebooks.Session;

/// <summary>Makes endless recursion an error like any other; an overflow of the stack would end the process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CallDepth
{
    /// <summary>Checks that there is room for another call.</summary>
    /// <returns>Always true.</returns>
    /// <exception cref="InsufficientExecutionStackException">There is none.</exception>
    public static bool Check() => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? true
        : throw new InsufficientExecutionStackException("Too many calls inside each other. Does a function call itself without an end?");
}
