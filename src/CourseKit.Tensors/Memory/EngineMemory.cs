namespace CourseKit.Tensors.Memory;

/// <summary>The memory of the tensor engine, in bytes. Tensors of less than 512 bytes are not counted.</summary>
internal static class EngineMemory
{
    /// <summary>Gets the memory in use, including that of unreachable tensors that the garbage collector has not found yet.</summary>
    public static long InUse => Pool.InUse;

    /// <summary>Gets the memory that is free and cached for the next tensors.</summary>
    public static long Cached => Pool.Cached;

    /// <summary>Gets the peak of <see cref="InUse"/> since the program began, or since <see cref="ResetPeak"/>.</summary>
    public static long Peak => Pool.Peak;

    /// <summary>Gets the part of <see cref="InUse"/> that holds the values of tensors, without scratch memory and prepared
    /// weights.</summary>
    public static long TensorsInUse => Pool.TensorsInUse;

    /// <summary>Gets the peak of <see cref="TensorsInUse"/> since the program began, or since <see cref="ResetPeak"/>: what a network's
    /// summary predicts.</summary>
    public static long TensorPeak => Pool.TensorPeak;

    /// <summary>Gets or sets the largest amount that may be in use or cached; unless set, what the machine or container has. A request
    /// beyond it is an <see cref="OutOfMemoryException"/>.</summary>
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

    /// <summary>Restarts the peaks at what is in use now.</summary>
    public static void ResetPeak() => Pool.ResetPeak();

    /// <summary>Returns the cached memory to the system, as the garbage collector finds time.</summary>
    public static void Trim() => Pool.Clear();
}
