using System.Numerics;

namespace CourseKit.Tensors.Memory;

/// <summary>The memory pool: blocks that were used and wait to be used again.</summary>
/// <remarks>
/// A training step needs the same blocks as the one before. Those that the engine knows to be free come back at once. Those of tensors that
/// a program once held come back when the garbage collector notices; it sees only small objects and would take its time, so it is asked to
/// look whenever as much memory is out as twice what was still in use after its last look.
/// </remarks>
internal static class Pool
{
    private const long FirstCollection = 64 << 20;

    private static readonly Lock Access = new();
    private static readonly Dictionary<int, Stack<Block>> Idle = [];

    private static readonly Tally All = new(), OfTensors = new();

    private static long idle;
    private static long nextCollection = FirstCollection;
    private static long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Gets the bytes that tensors and computations hold now.</summary>
    public static long InUse => All.InUse;

    /// <summary>Gets the bytes that hold the values of tensors, without scratch memory and prepared weights.</summary>
    public static long TensorsInUse => OfTensors.InUse;

    /// <summary>Gets the bytes that are cached for later.</summary>
    public static long Cached => Interlocked.Read(ref idle);

    /// <summary>Gets the largest number of bytes in use since the last <see cref="ResetPeak"/>.</summary>
    public static long Peak => All.Peak;

    /// <summary>Gets the largest number of bytes of tensors since the last <see cref="ResetPeak"/>.</summary>
    public static long TensorPeak => OfTensors.Peak;

    /// <summary>Gets or sets the largest number of bytes in use or cached; unless set, what the machine or container has.</summary>
    public static long Limit
    {
        get => Interlocked.Read(ref limit);
        set => Interlocked.Exchange(ref limit, value);
    }

    public static void ResetPeak()
    {
        All.ResetPeak();
        OfTensors.ResetPeak();
    }

    /// <summary>Takes a block for at least this many values, with its old contents, and if need be with room for more.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public static Block Take(int length, int room = 0) => Take(length, room, isScratch: false);

    /// <summary>Lengthens the part of a block that its holder uses.</summary>
    public static void Extend(Block block, int length)
    {
        Count(block, (long)(length - block.Length) * sizeof(float));
        block.Length = length;
    }

    /// <summary>Takes scratch memory for a computation.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much; the message says how much that was.</exception>
    public static Block TakeScratch(nint length)
    {
        try
        {
            return length <= Array.MaxLength ? Take((int)nint.Max(1, length), room: 0, isScratch: true) : throw new OutOfMemoryException();
        }
        catch (OutOfMemoryException)
        {
            throw MemoryShortage.OfScratch(length);
        }
    }

    /// <summary>Returns a block whose holder will not look at it again.</summary>
    public static void Return(Block block)
    {
        if (!block.IsLent)
        {
            GC.SuppressFinalize(block);
            Recycle(block);
        }
    }

    /// <summary>Caches a block for later, unless a quarter of the memory is cached already: then the garbage collector may have
    /// it.</summary>
    public static void Recycle(Block block)
    {
        Forget(block);
        var bytes = (long)block.Capacity * sizeof(float);
        if (Cached + bytes > Limit / 4)
        {
            return;
        }

        Interlocked.Add(ref idle, bytes);
        lock (Access)
        {
            if (!Idle.TryGetValue(block.Capacity, out var same))
            {
                Idle[block.Capacity] = same = [];
            }

            same.Push(block);
        }
    }

    /// <summary>Counts a block as no longer in use.</summary>
    public static void Forget(Block block) => Count(block, -(long)block.Length * sizeof(float));

    /// <summary>Drops all cached blocks, and has unreachable tensors collected as early as at first.</summary>
    public static void Clear()
    {
        Interlocked.Exchange(ref nextCollection, FirstCollection);
        lock (Access)
        {
            Idle.Clear();
            Interlocked.Exchange(ref idle, 0);
        }
    }

    private static Block Take(int length, int room, bool isScratch)
    {
        var capacity = Capacity(Math.Max(length, room));
        var block = TakeIdle(capacity) ?? Allocate(capacity);
        block.Length = 0;
        block.Storages = 1;
        block.IsScratch = isScratch;
        Extend(block, length);
        return block;
    }

    private static void Count(Block block, long bytes)
    {
        All.Add(bytes);
        if (!block.IsScratch)
        {
            OfTensors.Add(bytes);
        }
    }

    private static Block? TakeIdle(int capacity)
    {
        lock (Access)
        {
            if (!Idle.TryGetValue(capacity, out var same) || !same.TryPop(out var block))
            {
                return null;
            }

            Interlocked.Add(ref idle, -(long)capacity * sizeof(float));
            GC.ReRegisterForFinalize(block);
            return block;
        }
    }

    private static Block Allocate(int capacity)
    {
        if (InUse > Interlocked.Read(ref nextCollection))
        {
            CollectUnreachable();
            if (TakeIdle(capacity) is { } block)
            {
                return block;
            }
        }

        var bytes = (long)capacity * sizeof(float);
        if (InUse + Cached + bytes > Limit)
        {
            CollectAll();
        }

        if (InUse + bytes > Limit)
        {
            throw new OutOfMemoryException();
        }

        try
        {
            return new Block(capacity);
        }
        catch (OutOfMemoryException)
        {
            CollectAll();
            return new Block(capacity);
        }
    }

    private static void CollectAll()
    {
        Clear();
        Collect(GC.MaxGeneration);
        Clear();
    }

    /// <summary>Has the garbage collector find unreachable tensors: young ones, which is quick, and all if that was not much.</summary>
    private static void CollectUnreachable()
    {
        var before = InUse;
        Collect(1);
        if (InUse > before / 2)
        {
            Collect(GC.MaxGeneration);
        }

        Interlocked.Exchange(ref nextCollection, Math.Max(FirstCollection, 2 * InUse));
    }

    private static void Collect(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Returns a size rounded up by at most a sixteenth, so that tensors of nearly the same size can share blocks.</summary>
    private static int Capacity(int length)
    {
        var step = Math.Max(Block.Alignment, 1 << Math.Max(0, BitOperations.Log2((uint)length) - 4));
        return (int)Math.Min(Array.MaxLength - Block.Alignment, ((long)length + step - 1) / step * step);
    }
}
