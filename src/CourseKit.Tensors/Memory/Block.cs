using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors.Memory;

/// <summary>A piece of memory that does not move and starts at a cache line, as wide loads and stores want it.</summary>
/// <remarks>
/// It goes back to the <see cref="Pool"/> when its holder says so, or else when the garbage collector finds that nobody holds it any more:
/// then the finalizer brings it back, as new.
/// </remarks>
internal sealed unsafe class Block
{
    /// <summary>A cache line, in values.</summary>
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
            Pool.PutBack(this);
        }
    }

    public float[] Array { get; }

    /// <summary>The place in <see cref="Array"/> where the values begin.</summary>
    public int Start { get; }

    public float* Pointer { get; }

    public int Capacity { get; }

    /// <summary>How many values its holder has asked for.</summary>
    public int Length { get; set; }

    /// <summary>Whether it is memory that a computation works in, rather than the values of a tensor.</summary>
    public bool IsToWorkIn { get; set; }

    /// <summary>
    /// Whether a span of it is out of our hands, and may be read or written after its holder is gone:
    /// then it is never used for anything else.
    /// </summary>
    public bool IsLent { get; private set; }

    /// <summary>How many storages lie in it, each from its start on.</summary>
    public int Storages { get; set; }

    public void Lend()
    {
        if (!IsLent)
        {
            IsLent = true;
            Pool.Forget(this);
        }
    }

    /// <summary>The first place of a pinned array that lies at the start of a cache line.</summary>
    public static int FirstAligned(float[] pinned)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((((address + 63) & ~(nuint)63) - address) / sizeof(float));
    }
}
