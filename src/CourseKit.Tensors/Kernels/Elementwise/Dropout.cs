using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Dropout: values are set to zero at random and the others scaled, so that the expectation stays (Srivastava et al.
/// 2014).</summary>
/// <remarks>
/// Nothing is stored: whether value i stays is a hash of i and the seed, so the gradient finds the same mask again, and any thread any part
/// of it. The hash is two rounds of the 32-bit mixer that https://github.com/skeeto/hash-prospector found to have the least bias.
/// </remarks>
internal static unsafe class Dropout
{
    /// <summary>y = x · mask / (1 − p); and the gradient, dx from dy, with the seed of the forward pass. y may be x.</summary>
    /// <param name="x">The input.</param>
    /// <param name="y">The result.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="probability">p, how likely a value is to be set to zero: from 0 to 1.</param>
    /// <param name="seed">Names the mask.</param>
    public static void Apply(float* x, float* y, nint count, float probability, ulong seed)
    {
        var dropped = (uint)Math.Min(uint.MaxValue, Math.Round(probability * 4294967296.0));
        var scale = probability < 1 ? 1 / (1 - probability) : 0;
        Pieces.For(count, (from, to) => ApplyPiece(x, y, from, to, dropped, scale, seed));
    }

    /// <summary>Returns the 32 random bits that belong to position <paramref name="index"/>.</summary>
    public static uint Bits(ulong seed, long index) => Hash(new Vector<uint>((uint)index), Keys(seed, index))[0];

    private static void ApplyPiece(float* x, float* y, nint from, nint to, uint dropped, float scale, ulong seed)
    {
        var i = from;
        for (; i <= to - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Load(x + i) * Mask(i, dropped, scale, seed), y + i);
        }

        if (i < to)
        {
            PartialVector.Store(PartialVector.Load(x + i, to - i) * Mask(i, dropped, scale, seed), y + i, to - i);
        }
    }

    private static Vector<float> Mask(nint i, uint dropped, float scale, ulong seed)
    {
        var places = new Vector<uint>((uint)i) + Vector<uint>.Indices;
        var stays = Vector.GreaterThanOrEqual(Hash(places, Keys(seed, i)), new Vector<uint>(dropped));
        return Vector.ConditionalSelect(Vector.AsVectorSingle(stays), new Vector<float>(scale), Vector<float>.Zero);
    }

    /// <summary>Returns the two halves of the seed, changed for every further 2³² positions.</summary>
    private static (uint, uint) Keys(ulong seed, long index) =>
        ((uint)seed ^ ((uint)(index >> 32) * 0x9E3779B9), (uint)(seed >> 32));

    private static Vector<uint> Hash(Vector<uint> place, (uint First, uint Second) keys) =>
        Mix(Mix(place ^ new Vector<uint>(keys.First)) + new Vector<uint>(keys.Second));

    private static Vector<uint> Mix(Vector<uint> x)
    {
        x = (x ^ (x >>> 16)) * 0x21F0AAAD;
        x = (x ^ (x >>> 15)) * 0xD35A2D97;
        return x ^ (x >>> 15);
    }
}
