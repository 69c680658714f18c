using System.ComponentModel;

namespace CourseKit.Tensors.Execution;

/// <summary>The hook by which a host stops a learner's code in the middle of a long computation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interruption
{
    /// <summary>Gets or sets what is called after each operation, on its thread, and throws to stop there; null for nothing.</summary>
    public static Action? Check { get; set; }

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
