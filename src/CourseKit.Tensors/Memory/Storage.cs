using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CourseKit.Tensors.Memory;

/// <summary>The values of a tensor in memory. Tensors that hold the same values in the same order
/// share them until one is written to.</summary>
internal sealed unsafe class Storage
{
    /// <summary>The number of values from which on memory is pooled; less is carved from slabs that the garbage collector frees.</summary>
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

    /// <summary>A new storage of this many values, with the old contents of its memory.</summary>
    /// <param name="length">The number of values.</param>
    /// <param name="room">The number of values that <see cref="Extended"/> can reach.</param>
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

    /// <summary>Gets the address of the values, valid as long as this object is alive.</summary>
    public float* Pointer { get; }

    /// <summary>Gets the values; a span that outlives a computation must come from <see cref="Lend"/>.</summary>
    public Span<float> Span => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start), Length);

    /// <summary>Gets whether more than one tensor holds these values, so that one that is written to needs a copy.</summary>
    public bool IsShared => Volatile.Read(ref holders) > 1 || block is { Storages: > 1 };

    /// <summary>Gets whether a span of the values has been handed out.</summary>
    public bool IsLent { get; private set; }

    /// <summary>Gets the number of times that the values may have changed.</summary>
    public int Changes => Volatile.Read(ref changes);

    /// <summary>Gets whether the values are a concatenation: then more will probably be appended, as in the blocks of DenseNet.</summary>
    public bool IsConcatenated { get; init; }

    /// <summary>Returns these values for one more holder: a copy if a span of them has been handed out, through which they can be written
    /// to without anybody noticing.</summary>
    public Storage Share()
    {
        if (IsLent)
        {
            return Copy();
        }

        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>Returns a new storage with the same values.</summary>
    public Storage Copy()
    {
        var copy = new Storage(Length);
        Span.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>Removes one holder; after the last the memory is reused.</summary>
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
    /// <param name="resource">The result of that computation.</param>
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

    /// <summary>Returns a longer storage whose first values are these, shared as if by <see cref="Share"/>; null where there is no room
    /// behind them.</summary>
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
            Pool.Extend(block, length);
            return new(length, block) { IsConcatenated = true };
        }
    }

    private static bool IsFree(Block block)
    {
        lock (block)
        {
            return --block.Storages == 0;
        }
    }

    /// <summary>Returns a span of the values that may be kept for as long as its holder likes.</summary>
    public Span<float> Lend()
    {
        block?.Lend();
        IsLent = true;
        NoteChange();
        return Span;
    }

    /// <summary>Returns the part of a pinned array that holds the values, under the conditions of <see cref="Lend"/>.</summary>
    public ArraySegment<float> LendArray()
    {
        Lend();
        return new(array, start, Length);
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
