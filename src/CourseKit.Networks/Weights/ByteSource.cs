using System.Buffers.Binary;
using System.IO.Hashing;
using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Networks.Weights;

/// <summary>
/// The bytes of a file, or of a member of an archive, from first to last. Whatever is claimed,
/// nothing is made room for that does not lie ahead.
/// </summary>
/// <param name="stream">The stream of the bytes.</param>
/// <param name="length">The number of bytes.</param>
/// <param name="name">The name of the file in messages.</param>
internal sealed class ByteSource(Stream stream, long length, string name)
{
    private const int Chunk = 1 << 16;

    public long Length => length;

    public long Position { get; private set; }

    public long Remaining => length - Position;

    /// <summary>Adds up what is read, where that will be compared with something.</summary>
    public Crc32? Checksum { get; init; }

    public byte Byte()
    {
        Require(1);
        Span<byte> one = stackalloc byte[1];
        Fill(one);
        return one[0];
    }

    public byte[] Take(long count)
    {
        Require(count);
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>Text up to the end of a line, without it.</summary>
    public string Line(int limit)
    {
        var text = new List<byte>();
        for (var next = Byte(); next != '\n'; next = Byte())
        {
            if (text.Count == limit)
            {
                throw Damaged($"A line has at most {limit} characters.", "a longer one");
            }

            text.Add(next);
        }

        return System.Text.Encoding.UTF8.GetString([.. text]);
    }

    /// <summary>A tensor of the numbers that follow.</summary>
    /// <param name="type">The kind of number.</param>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="isBigEndian">True if the most significant byte of each number comes first.</param>
    public Tensor Numbers(NumberType type, Shape shape, bool isBigEndian = false)
    {
        Require(checked(shape.Elements * type.Size));
        var tensor = Tensor.Uninitialized(shape);
        var numbers = tensor.Values;
        var bytes = new byte[Math.Min(Chunk, numbers.Length * (long)type.Size)];
        while (numbers.Length > 0)
        {
            var count = Math.Min(numbers.Length, Chunk / type.Size);
            var part = bytes.AsSpan(0, count * type.Size);
            Fill(part);
            if (isBigEndian)
            {
                type.ReverseBytes(part);
            }

            type.Read(part, numbers[..count]);
            numbers = numbers[count..];
        }

        return tensor;
    }

    /// <summary>Leaves out bytes, of a stream that can seek.</summary>
    public void Skip(long count)
    {
        Require(count);
        stream.Position += count;
        Position += count;
    }

    public WeightsException Damaged(string rule, string received, Exception? cause = null) => new(rule, received, name, cause);

    private void Fill(Span<byte> bytes)
    {
        stream.ReadExactly(bytes);
        Checksum?.Append(bytes);
        Position += bytes.Length;
    }

    private void Require(long count)
    {
        if (count < 0 || count > Remaining)
        {
            throw Damaged("What a file announces lies within it.",
                Invariant($"{count:N0} bytes at {Position:N0}, where {Remaining:N0} are left"));
        }
    }
}
