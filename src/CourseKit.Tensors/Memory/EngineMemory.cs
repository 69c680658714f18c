namespace CourseKit.Tensors.Memory;

/// <summary>How much memory the values of tensors and the computations with them take, in bytes.
/// Tensors of less than 512 bytes are not counted.</summary>
public static class EngineMemory
{
    /// <summary>What is held now, including tensors that nobody uses any more and that nobody has noticed yet.</summary>
    public static long InUse => Pool.InUse;

    /// <summary>What is free and kept for the next tensors.</summary>
    public static long Kept => Pool.Kept;

    /// <summary>The most that was held at a time since the program began, or since <see cref="ResetPeak"/>.</summary>
    public static long Peak => Pool.Peak;

    /// <summary>Of <see cref="InUse"/>, what holds the values of tensors, without what kernels work
    /// in and the weights that they keep in an order of their own.</summary>
    public static long TensorsInUse => Pool.TensorsInUse;

    /// <summary>The most that tensors held at a time since the program began, or since
    /// <see cref="ResetPeak"/>: what a network's summary predicts.</summary>
    public static long TensorPeak => Pool.TensorPeak;

    /// <summary>
    /// The most that may be held and kept; what the machine or container has, unless set. A request
    /// beyond it is an <see cref="OutOfMemoryException"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static long Limit
    {
        get => Pool.Limit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            Pool.Limit = value;
        }
    }

    /// <summary>Begins to look for the peaks anew.</summary>
    public static void ResetPeak() => Pool.ResetPeak();

    /// <summary>Gives what is kept back to the system, as the garbage collector finds time.</summary>
    public static void Trim() => Pool.Clear();
}
