using System.Runtime.CompilerServices;

namespace CourseKit.Tensors.Randomness;

/// <summary>A seeded random number generator: the same seed gives the same numbers, on every machine.</summary>
/// <remarks>PCG-XSH-RR with 64 bits of state (O'Neill 2014, https://www.pcg-random.org/pdf/hmc-cs-2014-0905.pdf).</remarks>
public sealed class Generator
{
    private const ulong Multiplier = 6364136223846793005, Increment = 1442695040888963407;

    private ulong state;

    /// <summary>A generator at the start of the sequence of a seed.</summary>
    public Generator(ulong seed)
    {
        state = seed + Increment;
        NextBits();
    }

    /// <summary>Gets or sets the place in the sequence: a generator with the same state gives the same numbers.</summary>
    internal ulong State
    {
        get => state;
        set => state = value;
    }

    /// <summary>Returns a whole number from <paramref name="low"/> to <paramref name="high"/> − 1, all equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no number in between.</exception>
    public int Integer(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return (int)(low + (long)(((ulong)NextBits() * (ulong)((long)high - low)) >> 32));
    }

    /// <summary>Returns a number from 0 to just below 1, uniformly distributed.</summary>
    public float Number() => (NextBits() >> 8) * (1f / (1 << 24));

    /// <summary>Returns a tensor of uniformly distributed numbers from <paramref name="low"/> to just below
    /// <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no number in between.</exception>
    public Tensor Uniform(Shape shape, double low = 0, double high = 1)
    {
        var (least, bound) = ((float)low, (float)high);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(least, bound, nameof(low));
        var highest = MathF.BitDecrement(bound); // Rounding would otherwise reach the bound itself.
        return Draw(shape, () => MathF.Min(least + (Number() * (bound - least)), highest));
    }

    /// <summary>Returns a tensor of whole numbers from <paramref name="low"/> to <paramref name="high"/> − 1, all equally likely.</summary>
    public Tensor Integers(Shape shape, int low, int high) => Draw(shape, () => Integer(low, high));

    /// <summary>Returns a tensor of normally distributed numbers (Box and Muller 1958).</summary>
    public Tensor Normal(Shape shape, double mean = 0, double deviation = 1) => Draw(shape, () =>
        (float)mean + ((float)deviation * MathF.Sqrt(-2 * MathF.Log(1 - Number())) * MathF.Cos(MathF.Tau * Number())));

    /// <summary>Returns the numbers 0 to <paramref name="count"/> − 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var last = count - 1; last > 0; last--)
        {
            var other = Integer(0, last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>Returns 64 random bits, as the seed of something else.</summary>
    internal ulong Seed() => ((ulong)NextBits() << 32) | NextBits();

    private static Tensor Draw(Shape shape, Func<float> next, [CallerMemberName] string operation = "")
    {
        var tensor = Tensor.Uninitialized(shape, operation);
        foreach (ref var value in tensor.Values)
        {
            value = next();
        }

        return tensor;
    }

    private uint NextBits()
    {
        var old = state;
        state = (old * Multiplier) + Increment;
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }
}
