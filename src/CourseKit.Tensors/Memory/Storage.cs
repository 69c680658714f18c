using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors.Memory;

/// <summary>The values of a tensor in memory. Tensors that hold the same values in the same order
/// share them until one is written to.</summary>
internal sealed unsafe class Storage
{
    /// <summary>From how many values on memory is pooled; less is carved from slabs that the garbage collector cares for.</summary>
    private const int Pooled = 128;

    private const int SlabLength = 128 * Pooled;

    [ThreadStatic]
    private static float[]? slab;

    [ThreadStatic]
    private static int used;

    private readonly float[] array;
    private readonly int start;
    private Block? block;
    private int holders = 1;
    private int changes;
    private SharedResource? derived;

    /// <summary>Room for so many values, holding whatever it held last.</summary>
    /// <param name="length">How many values there are.</param>
    /// <param name="room">How many there may be after <see cref="Extended"/>.</param>
    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public Storage(int length, int room = 0)
        : this(length, length >= Pooled ? Pool.Take(length, room) : null)
    {
    }

    private Storage(int length, Block? block)
    {
        (Length, this.block) = (length, block);
        (array, start) = block is null ? Carve(length) : (block.Array, block.Start);
        Pointer = (float*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start));
    }

    public int Length { get; }

    /// <summary>Where the values lie, as long as this object is alive.</summary>
    public float* Pointer { get; }

    /// <summary>The values; whoever keeps the span longer than a computation takes must <see cref="Lend"/> it.</summary>
    public Span<float> Span => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start), Length);

    /// <summary>Whether more than one tensor holds these values, so that one which is written to needs a copy.</summary>
    public bool IsShared => Volatile.Read(ref holders) > 1 || block is { Storages: > 1 };

    /// <summary>Whether a span of the values is out of our hands.</summary>
    public bool IsLent { get; private set; }

    /// <summary>Gets the number of times that the values may have changed.</summary>
    public int Changes => Volatile.Read(ref changes);

    /// <summary>Whether tensors have been joined here: then more will probably be, as in the blocks of DenseNet.</summary>
    public bool IsJoined { get; init; }

    /// <summary>One more tensor with these values.</summary>
    public Storage Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>One tensor less; after the last one the memory is used for something else.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            NoteChange();
            if (Interlocked.Exchange(ref block, null) is { } left && IsFree(left))
            {
                Pool.Return(left);
            }
        }
    }

    /// <summary>Returns what <see cref="KeepDerived"/> keeps, with a use of its own for the caller to dispose of; null if there is
    /// nothing.</summary>
    public SharedResource? UseDerived() => Volatile.Read(ref derived) is { } kept && kept.TryUse() ? kept : null;

    /// <summary>Keeps something that was computed from the values, such as weights in the order in which a kernel reads them, until
    /// they change.</summary>
    /// <param name="resource">What was computed.</param>
    /// <param name="changes">The <see cref="Changes"/> before it was: if there are more by now, it is not kept.</param>
    public void KeepDerived(SharedResource resource, int changes)
    {
        if (IsLent || !resource.TryUse())
        {
            return;
        }

        Interlocked.Exchange(ref derived, resource)?.Dispose();

        // After the exchange: a change on another thread either sees what is kept, or is seen here.
        if ((Changes != changes || IsLent) && Interlocked.CompareExchange(ref derived, null, resource) == resource)
        {
            resource.Dispose();
        }
    }

    /// <summary>Drops what was computed from the values, which are about to change.</summary>
    public void NoteChange()
    {
        Interlocked.Increment(ref changes);
        if (derived is not null)
        {
            Interlocked.Exchange(ref derived, null)?.Dispose();
        }
    }

    /// <summary>Room for so many values, the first of which are these, shared as if by
    /// <see cref="Share"/>; null where there is none behind them.</summary>
    public Storage? Extended(int length)
    {
        if (block is null || IsLent)
        {
            return null;
        }

        lock (block)
        {
            // A longer block has been extended before: the room behind these values is taken.
            if (block.Length != Length || block.Capacity < length)
            {
                return null;
            }

            block.Storages++;
            Pool.Lengthen(block, length);
            return new(length, block) { IsJoined = true };
        }
    }

    private static bool IsFree(Block block)
    {
        lock (block)
        {
            return --block.Storages == 0;
        }
    }

    /// <summary>The values, for someone who may keep the span for as long as they like.</summary>
    public Span<float> Lend()
    {
        block?.Lend();
        IsLent = true;
        NoteChange();
        return Span;
    }

    private static (float[] Slab, int Start) Carve(int length)
    {
        var room = (length + Block.Alignment - 1) / Block.Alignment * Block.Alignment;
        if (slab is null || used + room > slab.Length)
        {
            slab = GC.AllocateUninitializedArray<float>(SlabLength, pinned: true);
            used = Block.FirstAligned(slab);
        }

        var start = used;
        used += room;
        return (slab, start);
    }
}
