using System.ComponentModel;

namespace CourseKit.Tensors.Execution;

/// <summary>The hook by which a host stops a learner's code in the middle of a long computation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interruption
{
    /// <summary>Gets or sets what is called after each operation, on its thread, and throws to stop there; null for nothing.</summary>
    public static Action? Check { get; set; }

    /// <summary>Gets or sets what runs work on its thread and puts off a stop until it is done; null to run it as any other.</summary>
    public static Action<Action>? Defer { get; set; }

    /// <summary>Does work that is not to be left half done: a stop comes before or after it.</summary>
    internal static void Undivided(Action work)
    {
        if (Defer is { } defer)
        {
            defer(work);
        }
        else
        {
            work();
        }
    }

    /// <summary>Gets whether the host wants the calling code to stop: then whatever was thrown here may be its doing.</summary>
    internal static bool IsRequested
    {
        get
        {
            try
            {
                Check?.Invoke();
                return false;
            }
            catch (Exception)
            {
                return true;
            }
        }
    }
}
