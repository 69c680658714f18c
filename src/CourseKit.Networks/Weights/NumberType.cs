using System.Runtime.InteropServices;
using CourseKit.Tensors;

namespace CourseKit.Networks.Weights;

/// <summary>A kind of number that files hold, least significant byte first. All are read as 32-bit floats.</summary>
/// <param name="Safetensors">The name of the type in safetensors.</param>
/// <param name="Torch">The name of PyTorch's storage of such numbers; null where it has none.</param>
/// <param name="Numpy">The name of the type in NumPy; null where it has none.</param>
/// <param name="Size">The size of a number in bytes.</param>
/// <param name="Read">Makes floats of bytes.</param>
internal sealed record NumberType(string Safetensors, string? Torch, string? Numpy, int Size, NumberType.Reader Read)
{
    /// <summary>Makes floats of bytes.</summary>
    public delegate void Reader(ReadOnlySpan<byte> bytes, Span<float> numbers);

    /// <summary>More axes than NumPy or PyTorch can do anything with.</summary>
    public const int MostAxes = 64;

    public static NumberType Float32 { get; } = new("F32", "FloatStorage", "<f4", 4, Convert<float>);

    public static IReadOnlyList<NumberType> All { get; } =
    [
        Float32,
        new("F64", "DoubleStorage", "<f8", 8, Convert<double>),
        new("F16", "HalfStorage", "<f2", 2, Convert<Half>),
        new("BF16", "BFloat16Storage", null, 2, Brain),
        new("I64", "LongStorage", "<i8", 8, Convert<long>),
        new("I32", "IntStorage", "<i4", 4, Convert<int>),
        new("I16", "ShortStorage", "<i2", 2, Convert<short>),
        new("I8", "CharStorage", "|i1", 1, Convert<sbyte>),
        new("U8", "ByteStorage", "|u1", 1, Convert<byte>),
        new("BOOL", "BoolStorage", "|b1", 1, Truth),
        new("U16", null, "<u2", 2, Convert<ushort>),
        new("U32", null, "<u4", 4, Convert<uint>),
        new("U64", null, "<u8", 8, Convert<ulong>),
    ];

    /// <summary>The shape of sizes that a file claims; null where no tensor has such a shape.</summary>
    public static Shape? ShapeOf(IReadOnlyCollection<long> sizes)
    {
        if (sizes.Count > MostAxes)
        {
            return null;
        }

        // As in NumPy, axes without places do not excuse the others: strides are computed of those.
        var elements = 1L;
        foreach (var size in sizes)
        {
            if (size is < 0 or > int.MaxValue || (elements *= Math.Max(size, 1)) > Array.MaxLength)
            {
                return null;
            }
        }

        return [.. sizes.Select(size => (int)size)];
    }

    /// <summary>Reverses the bytes of each number.</summary>
    public void ReverseBytes(Span<byte> numbers)
    {
        for (; numbers.Length > 0; numbers = numbers[Size..])
        {
            numbers[..Size].Reverse();
        }
    }

    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<float> numbers)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var values = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = float.CreateTruncating(values[i]);
        }
    }

    /// <summary>The upper half of a 32-bit float.</summary>
    private static void Brain(ReadOnlySpan<byte> bytes, Span<float> numbers)
    {
        var values = MemoryMarshal.Cast<byte, ushort>(bytes);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BitConverter.UInt32BitsToSingle((uint)values[i] << 16);
        }
    }

    private static void Truth(ReadOnlySpan<byte> bytes, Span<float> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = bytes[i] == 0 ? 0 : 1;
        }
    }
}
