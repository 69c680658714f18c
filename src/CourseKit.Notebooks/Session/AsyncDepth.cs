namespace CourseKit.Notebooks.Session;

/// <summary>The depth of calls inside each other that no stack shows: those of asynchronous methods that have waited before, and those
/// on threads that calls have started.</summary>
internal static class AsyncDepth
{
    private const int DeepestCalls = 400;

    /// <summary>The depth of the code that runs: what a method changes is undone when it returns, and seen by all that it calls.</summary>
    private static readonly AsyncLocal<int> Depth = new();

    [ThreadStatic]
    private static bool begins;

    /// <summary>The calling thread begins an asynchronous method: the next <see cref="Step"/> is its first.</summary>
    public static void Begin() => begins = true;

    /// <summary>The calling thread goes on with an asynchronous method, or begins it.</summary>
    /// <inheritdoc cref="Enter"/>
    public static void Step()
    {
        if (begins)
        {
            begins = false;
            Enter();
        }
    }

    /// <summary>Counts a call for as long as the method, or the thread, takes that calls this.</summary>
    /// <exception cref="InsufficientExecutionStackException">It is one too many.</exception>
    public static void Enter()
    {
        if (++Depth.Value > DeepestCalls)
        {
            throw CallStack.Refuse(DeepestCalls);
        }
    }
}
