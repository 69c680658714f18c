using System.Numerics;

namespace CourseKit.Tensors.Memory;

/// <summary>Memory that has been used and waits to be used again.</summary>
/// <remarks>
/// A training step needs the same blocks as the one before. Those that the engine knows to be free come back at once. Those of tensors that
/// a program once held come back when the garbage collector notices; it sees only small objects and would take its time, so it is asked to
/// look whenever as much memory is out as twice what was still in use after its last look.
/// </remarks>
internal static class Pool
{
    private const long FirstLook = 64 << 20;

    private static readonly Lock Access = new();
    private static readonly Dictionary<int, Stack<Block>> Idle = [];

    private static readonly Tally All = new(), OfTensors = new();

    private static long idle;
    private static long nextLook = FirstLook;
    private static long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Bytes that tensors and computations hold now.</summary>
    public static long InUse => All.InUse;

    /// <summary>Of these, bytes that hold the values of tensors; the others are what kernels work in,
    /// and weights that they keep in an order of their own.</summary>
    public static long TensorsInUse => OfTensors.InUse;

    /// <summary>Bytes kept for later.</summary>
    public static long Kept => Interlocked.Read(ref idle);

    /// <summary>The most that was in use since the last <see cref="ResetPeak"/>.</summary>
    public static long Peak => All.Peak;

    /// <summary>The most that tensors held since the last <see cref="ResetPeak"/>.</summary>
    public static long TensorPeak => OfTensors.Peak;

    /// <summary>The most that may be in use or kept: what the machine, or the container that the
    /// program runs in, has in all, unless set.</summary>
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

    /// <summary>A block of at least this many values, holding whatever it held last, if need be with room for more.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public static Block Take(int length, int room = 0) => Take(length, room, isToWorkIn: false);

    /// <summary>Lets the holder of a block have more of it.</summary>
    public static void Lengthen(Block block, int length)
    {
        Count(block, (long)(length - block.Length) * sizeof(float));
        block.Length = length;
    }

    /// <summary>Memory that a computation needs besides its tensors.</summary>
    /// <exception cref="OutOfMemoryException">There is not that much; the message says how much that was.</exception>
    public static Block TakeToWorkIn(nint length)
    {
        try
        {
            return length <= Array.MaxLength ? Take((int)nint.Max(1, length), room: 0, isToWorkIn: true) : throw new OutOfMemoryException();
        }
        catch (OutOfMemoryException)
        {
            throw MemoryShortage.OfScratch(length);
        }
    }

    /// <summary>Brings back a block whose holder will not look at it again.</summary>
    public static void Return(Block block)
    {
        if (!block.IsLent)
        {
            GC.SuppressFinalize(block);
            PutBack(block);
        }
    }

    /// <summary>Keeps a block for later, unless a quarter of the memory is kept already: then the garbage collector may have it.</summary>
    public static void PutBack(Block block)
    {
        Forget(block);
        var bytes = (long)block.Capacity * sizeof(float);
        if (Kept + bytes > Limit / 4)
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

    /// <summary>Lets the garbage collector have all that is kept, and asks it to look as early as at first.</summary>
    public static void Clear()
    {
        Interlocked.Exchange(ref nextLook, FirstLook);
        lock (Access)
        {
            Idle.Clear();
            Interlocked.Exchange(ref idle, 0);
        }
    }

    private static Block Take(int length, int room, bool isToWorkIn)
    {
        var capacity = Capacity(Math.Max(length, room));
        var block = TakeIdle(capacity) ?? Allocate(capacity);
        block.Length = 0;
        block.Storages = 1;
        block.IsToWorkIn = isToWorkIn;
        Lengthen(block, length);
        return block;
    }

    private static void Count(Block block, long bytes)
    {
        All.Add(bytes);
        if (!block.IsToWorkIn)
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
        if (InUse > Interlocked.Read(ref nextLook))
        {
            Look();
            if (TakeIdle(capacity) is { } block)
            {
                return block;
            }
        }

        var bytes = (long)capacity * sizeof(float);
        if (InUse + Kept + bytes > Limit)
        {
            LookEverywhere();
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
            LookEverywhere();
            return new Block(capacity);
        }
    }

    private static void LookEverywhere()
    {
        Clear();
        Collect(GC.MaxGeneration);
        Clear();
    }

    /// <summary>Has the garbage collector find what nobody holds any more: among what is young, which
    /// is quick, and among all if that was not much.</summary>
    private static void Look()
    {
        var before = InUse;
        Collect(1);
        if (InUse > before / 2)
        {
            Collect(GC.MaxGeneration);
        }

        Interlocked.Exchange(ref nextLook, Math.Max(FirstLook, 2 * InUse));
    }

    private static void Collect(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Sizes are rounded up by at most a sixteenth, so that tensors of nearly the same size can take turns.</summary>
    private static int Capacity(int length)
    {
        var step = Math.Max(Block.Alignment, 1 << Math.Max(0, BitOperations.Log2((uint)length) - 4));
        return (int)Math.Min(Array.MaxLength - Block.Alignment, ((long)length + step - 1) / step * step);
    }
}
