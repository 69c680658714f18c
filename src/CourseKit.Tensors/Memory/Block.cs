using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors.Memory;

/// <summary>A pooled array that does not move and starts at a cache line, as wide loads and stores want it.</summary>
/// <remarks>
/// It goes back to the <see cref="Pool"/> when its holder says so, or else when the garbage collector finds that nobody holds it any more:
/// then the finalizer brings it back, as new.
/// </remarks>
internal sealed unsafe class Block
{
    /// <summary>The size of a cache line, in values.</summary>
    public const int Alignment = 16;

    public Block(int capacity)
    {
        Capacity = capacity;
        Array = GC.AllocateUninitializedArray<float>(capacity + Alignment, pinned: true);
        Start = FirstAligned(Array);
        Pointer = (float*)Unsafe.AsPointer(ref Array[Start]);
    }

    ~Block()
    {
        // Without an array it was never finished, for lack of memory.
        if (Array is not null && !IsLent)
        {
            Pool.Recycle(this);
        }
    }

    public float[] Array { get; }

    /// <summary>Gets the index in <see cref="Array"/> of the first value.</summary>
    public int Start { get; }

    public float* Pointer { get; }

    public int Capacity { get; }

    /// <summary>Gets or sets the number of values that its holder has asked for.</summary>
    public int Length { get; set; }

    /// <summary>Gets or sets whether it is scratch memory of a computation, rather than the values of a tensor.</summary>
    public bool IsScratch { get; set; }

    /// <summary>Gets whether a span of it has been handed out, and may be read or written after its holder is gone: then it is never
    /// reused.</summary>
    public bool IsLent { get; private set; }

    /// <summary>Gets or sets the number of storages in it, each from its start on.</summary>
    public int Storages { get; set; }

    public void Lend()
    {
        if (!IsLent)
        {
            IsLent = true;
            Pool.Forget(this);
        }
    }

    /// <summary>Returns the first index of a pinned array that lies at the start of a cache line.</summary>
    public static int FirstAligned(float[] pinned)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((((address + 63) & ~(nuint)63) - address) / sizeof(float));
    }
}
