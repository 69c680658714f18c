using System.Buffers.Binary;
using System.Text;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Robustness;

/// <summary>Makes damaged inputs of good ones: flipped bits, extreme numbers, cuts, repetitions, pieces of other inputs, and tokens of
/// the format. The same seed and number give the same input.</summary>
/// <param name="seeds">Good inputs.</param>
/// <param name="tokens">What the format is made of: names, brackets, instructions.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens)
{
    /// <summary>Inputs that grow are cut off here.</summary>
    private const int Longest = 1 << 18;

    private static readonly long[] Extremes =
    [
        0, 1, -1, 127, 128, 255, 256, short.MaxValue, ushort.MaxValue, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32,
        long.MaxValue, long.MinValue,
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "255", "65536", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "99999999999999999999999999", "0.1", "1e400", "1e-400",
    ];

    /// <summary>Makes an input.</summary>
    public byte[] Make(ulong seed, int number)
    {
        var random = new Generator(unchecked((seed * 0x9E3779B97F4A7C15) + (ulong)number));
        var bytes = Pick(seeds, random);
        for (var times = random.Integer(0, 6); times >= 0; times--)
        {
            bytes = Change(bytes, random);
        }

        return bytes.Length <= Longest ? bytes : bytes[..Longest];
    }

    private byte[] Change(byte[] bytes, Generator random)
    {
        var at = random.Integer(0, bytes.Length + 1);
        var length = Math.Min(random.Integer(1, random.Integer(2, 65)), bytes.Length - at);
        return random.Integer(0, 12) switch
        {
            0 or 1 when at < bytes.Length => With(bytes, at, [(byte)(bytes[at] ^ (1 << random.Integer(0, 8)))]),
            2 when at < bytes.Length => With(bytes, at, [(byte)random.Integer(0, 256)]),
            3 or 4 => With(bytes, at, Extreme(random)),
            5 => [.. bytes[..at], .. bytes[(at + length)..]],
            6 => bytes[..at],
            7 => Spliced(bytes, at, length, random),
            8 => Repeated(bytes, at, length, random),
            9 => [.. bytes[..at], .. Encoding.ASCII.GetBytes(Pick(Numbers, random)), .. bytes[EndOfNumber(bytes, at)..]],
            _ when tokens.Count > 0 => [.. bytes[..at], .. Pick(tokens, random), .. bytes[(at + (random.Integer(0, 2) * length))..]],
            _ => With(bytes, at, Extreme(random)),
        };
    }

    private byte[] Spliced(byte[] bytes, int at, int length, Generator random)
    {
        var other = Pick(seeds, random);
        var from = random.Integer(0, other.Length + 1);
        return random.Integer(0, 2) == 0
            ? [.. bytes[..at], .. other[from..]]
            : [.. bytes[..at], .. other.AsSpan(from, Math.Min(length, other.Length - from)), .. bytes[at..]];
    }

    private static byte[] Repeated(byte[] bytes, int at, int length, Generator random)
    {
        var times = random.Integer(0, 8) == 0 ? random.Integer(1, 3000) : random.Integer(1, 20);
        return [.. bytes[..at], .. Enumerable.Repeat(bytes[at..(at + length)], times).SelectMany(part => part), .. bytes[at..]];
    }

    /// <summary>A number of 1, 2, 4 or 8 bytes, its least or its most significant byte first.</summary>
    private static byte[] Extreme(Generator random)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Pick(Extremes, random) + random.Integer(-1, 2));
        var part = bytes[..(1 << random.Integer(0, 4))];
        if (random.Integer(0, 2) == 0)
        {
            Array.Reverse(part);
        }

        return part;
    }

    private static int EndOfNumber(byte[] bytes, int at)
    {
        while (at < bytes.Length && char.IsAsciiDigit((char)bytes[at]))
        {
            at++;
        }

        return at;
    }

    private static byte[] With(byte[] bytes, int at, byte[] part) =>
        [.. bytes[..at], .. part, .. bytes[Math.Min(at + part.Length, bytes.Length)..]];

    private static T Pick<T>(IReadOnlyList<T> items, Generator random) => items[random.Integer(0, items.Count)];
}
